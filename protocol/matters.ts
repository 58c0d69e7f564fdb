import type { Entry, EntryBody } from "./entry.ts"
import type { Viewer } from "./person.ts"

/** Whether an entry may change what this person is about to say: what others said or did, not how things are sorted. */
export const matters = ({ author, body }: Pick<Entry, "author" | "body">, viewer: Pick<Viewer, "userId">): boolean =>
  author.id !== viewer.userId && (mattering.has(body.type) || (body.type === "answer" && body.text !== ""))

/** Where a conversation stands, and with whom. */
export const moves = [
  "escalated",
  "cancelled",
  "claimed",
  "assigned",
  "released",
  "resolved",
  "reopened",
  "merged",
  "absorbed",
] as const satisfies EntryBody["type"][]

const mattering: ReadonlySet<EntryBody["type"]> = new Set([...moves, "message", "note", "edited", "deleted"])
