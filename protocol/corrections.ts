import type { Entry } from "./entry.ts"

/** How something that was said has been corrected last; `text` null: it was taken back. */
export interface Correction {
  text: string | null
  at: number
  author: Entry["author"]
}

/** The newest correction of each entry that has one, by its id. Entries come in order. */
export function correctionsIn(entries: readonly Entry[]): ReadonlyMap<string, Correction> {
  const corrections = new Map<string, Correction>()
  for (const { author, at, body } of entries) {
    if (body.type === "edited") corrections.set(body.entryId, { text: body.text, at, author })
    if (body.type === "deleted") corrections.set(body.entryId, { text: null, at, author })
  }
  return corrections
}
