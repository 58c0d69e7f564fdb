/**
 * Who asks. Seen from one organization: its roles, the customer whose conversation it is, and those who are none of it. `other` is a
 * customer with another conversation, `foreign` owns another organization, `removed` was an agent until a moment ago.
 */
export const columns = [
  "anonymous",
  "guest",
  "customer",
  "other",
  "member",
  "agent",
  "admin",
  "owner",
  "foreign",
  "removed",
] as const
export type Column = (typeof columns)[number]

/** Everybody who can sign in, and a colleague of theirs to whom things are done. */
export const cast = [...columns.filter(column => column !== "anonymous"), "colleague"] as const
export type Cast = (typeof cast)[number]
