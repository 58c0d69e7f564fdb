/**
 * Under which key the words of a row are indexed: whose they are, and where in their history. The first six signs of an
 * organization's id tell tenants apart well enough for the work to be done on one's own words; two that share them are told
 * apart by the lock on the rows. A key is plain enough to be made in SQL too.
 */
export const messageKey = (organizationId: string, seq: number): string =>
  keyOf(organizationId, Math.floor(seq / blockEntries))

/** Conversations are kept by the month in which they began. */
export const conversationKey = (organizationId: string, month: number): string => keyOf(organizationId, month)

/** Entries of a stream under one key: few enough to look through whichever words they have. */
export const blockEntries = 32_768

/** Months since 1970, in UTC. */
export function monthOf(at: number): number {
  const date = new Date(at)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

export const keyOf = (organizationId: string, part: number): string =>
  `${organizationId.slice(0, 6)}${part.toString(16).padStart(4, "0")}`
