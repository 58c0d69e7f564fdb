import { z } from "zod"

/** A member's role in an organization. Staff are owner, admin and agent; a member has no console. */
export const role = z.enum(["owner", "admin", "agent", "member"])
export type Role = z.infer<typeof role>

/** Somebody who acts in one organization. `role` is null for people who do not belong to it: signed-in strangers and guests. */
export const viewer = z.object({
  userId: z.uuid(),
  name: z.string(),
  isGuest: z.boolean(),
  role: role.nullable(),
})
export type Viewer = z.infer<typeof viewer>

export const isStaff = (person: { role: Role | null }): boolean => person.role !== null && person.role !== "member"

/** Who wrote an entry. A customer is not told the ids of staff, so `id` is null there. */
export const author = z.object({
  kind: z.enum(["customer", "staff", "assistant", "system"]),
  id: z.uuid().nullable(),
  name: z.string(),
})
export type Author = z.infer<typeof author>
export type AuthorKind = Author["kind"]

/** Who does what nobody asked for. */
export const parley: Author = { kind: "system", id: null, name: "Parley" }

export const authorOf = (person: Viewer): Author => ({
  kind: isStaff(person) ? "staff" : "customer",
  id: person.userId,
  name: person.name,
})
