import type { Entry } from "./entry.ts"

/**
 * What an entry becomes when a message is corrected: beside what was said first stands what is meant now, which is all that its
 * customer is told from then on (visibility.ts). The same with what an earlier correction said. Notes need none of it.
 */
export function reworded<One extends Entry>(entry: One, to: { entryId: string; text: string }): One {
  const { id, body } = entry
  const isIt = body.type === "message" ? id === to.entryId : body.type === "edited" && body.entryId === to.entryId
  return isIt ? { ...entry, body: { ...body, textNow: to.text } } : entry
}
