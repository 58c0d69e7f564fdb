import { correctionsIn } from "../../protocol/corrections.ts"
import type { Entry } from "../../protocol/entry.ts"
import { withoutWords } from "../../protocol/taken-back.ts"

/** What was taken back loses its words here, too: they came before it was. */
export function withoutTakenBack(entries: readonly Entry[]): readonly Entry[] {
  let left = entries
  for (const [entryId, { text }] of correctionsIn(entries)) if (text === null) left = without(left, entryId)
  return left
}

function without(entries: readonly Entry[], entryId: string): readonly Entry[] {
  const from = entries.findIndex(({ id }) => id === entryId)
  const to = entries.findIndex(({ body }) => body.type === "deleted" && body.entryId === entryId)
  return entries.map((entry, index) => (index >= from && index < to ? withoutWords(entry, { entryId }) : entry))
}
