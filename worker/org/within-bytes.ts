import type { StoredEntry } from "../../protocol/entry.ts"

/** What an entry weighs beside its text: names, ids and the JSON around them. */
const entryBytes = 500

/** The first of these entries that weigh no more than that together, roughly; one at least, or nothing would ever move. */
export function withinBytes(entries: StoredEntry[], bytesMax: number): StoredEntry[] {
  let bytes = 0
  const over = entries.findIndex(({ body }, index) => {
    bytes += "text" in body ? body.text.length * 2 + entryBytes : entryBytes
    return index > 0 && bytes > bytesMax
  })
  return over === -1 ? entries : entries.slice(0, over)
}
