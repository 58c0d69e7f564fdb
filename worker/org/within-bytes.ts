import type { StoredEntry } from "../../protocol/entry.ts"

/** What an entry weighs beside its text: names, ids and the JSON around them. */
const entryBytes = 500

/** Roughly what an entry weighs on the wire. */
export const bytesOf = ({ body }: StoredEntry): number =>
  entryBytes + ("text" in body ? body.text.length * 2 : 0) + ("textNow" in body ? (body.textNow?.length ?? 0) * 2 : 0)

/** The first of these that weigh no more than that together; one at least, or nothing would ever move. */
export function withinBytes<Item>(items: Item[], bytesMax: number, weigh: (item: Item) => number): Item[] {
  let bytes = 0
  const over = items.findIndex((item, index) => {
    bytes += weigh(item)
    return index > 0 && bytes > bytesMax
  })
  return over === -1 ? items : items.slice(0, over)
}
