import { correctionsIn } from "../../protocol/corrections.ts"
import type { Entry } from "../../protocol/entry.ts"

/** What was taken back loses its words here, too: they came before it was. */
export function withoutTakenBack(entries: readonly Entry[]): readonly Entry[] {
  const gone = new Set([...correctionsIn(entries)].flatMap(([id, { text }]) => (text === null ? [id] : [])))
  return gone.size === 0 ? entries : entries.map(entry => emptied(entry, gone))
}

function emptied(entry: Entry, gone: ReadonlySet<string>): Entry {
  const { id, body } = entry
  if ((body.type === "message" || body.type === "note") && gone.has(id) && !body.isDeleted)
    return { ...entry, body: { ...body, text: "", isDeleted: true } }
  if (body.type === "edited" && gone.has(body.entryId) && body.text !== "")
    return { ...entry, body: { ...body, text: "" } }
  return entry
}
