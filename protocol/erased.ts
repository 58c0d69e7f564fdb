import type { StoredEntry } from "./entry.ts"
import { parley } from "./person.ts"

/**
 * What is left of an entry whose customer was erased: its number, so that the stream has no hole, its id, which is unique for ever,
 * and when it was. Nobody and nothing that was said is in it.
 */
export const erased = ({ id, conversationId, seq, position, at }: Bare): StoredEntry => ({
  ...{ id, conversationId, seq, position, at },
  author: parley,
  body: { type: "erased" },
})

type Bare = Pick<StoredEntry, "id" | "conversationId" | "seq" | "position" | "at">
