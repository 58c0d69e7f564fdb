import type { Conversation } from "../../protocol/conversation.ts"
import { comparePlaces, matches, type Place, placeOf, type View } from "../../protocol/view.ts"
import type { Known } from "./known.ts"

/**
 * What a list shows: ids, in its order. Of what the service has, none is missing as far as `upTo`, which is the last
 * conversation of the pages read so far, as it stood there. What comes after it is not shown until it has been read: rows
 * would stand next to each other that have others between them. Null when there is nothing more to read.
 */
export interface Rows {
  readonly rows: readonly string[]
  readonly upTo: Conversation | null
}

/** Which list it is, and who looks at it when. */
export interface ListView {
  view: View
  viewerId: string | null
  /** Milliseconds since 1970. */
  now: number
}

/** Everything known that belongs there, before anything has been read. */
export const knownRows = (known: Known, view: ListView): Rows => ({ rows: between(known, view, {}), upTo: null })

/** After a page was taken in that ends with `upTo`. All that is known in its stretch is looked at: some of it may have come by other ways. */
export function withPage(
  { rows, upTo: before }: Rows,
  known: Known,
  to: { view: ListView; upTo: Conversation | null },
) {
  const { view, upTo } = to
  return { rows: [...rows, ...between(known, view, { after: before, upTo })], upTo }
}

/** After one conversation has changed from `before` to `after`. The same object when nobody has to move. */
export function withChange(
  list: Rows,
  view: ListView,
  { known, before, after }: { known: Known; before: Conversation | undefined; after: Conversation },
): readonly string[] {
  const { rows, upTo } = list
  const stood = before === undefined ? -1 : indexOf(rows, known, row => inOrder(row, before))
  const from = rows[stood] === after.id ? stood : -1
  const belongs = matches(view.view, after, view) && (upTo === null || inOrder(after, upTo) <= 0)
  if (!belongs) return from === -1 ? rows : rows.toSpliced(from, 1)
  const others = from === -1 ? rows : rows.toSpliced(from, 1)
  const to = indexOf(others, known, row => inOrder(row, after))
  return to === from ? rows : others.toSpliced(to, 0, after.id)
}

function between(
  known: Known,
  view: ListView,
  { after = null, upTo = null }: { after?: Conversation | null; upTo?: Conversation | null },
): string[] {
  const found = []
  for (const one of known.values()) {
    const isThere = (after === null || inOrder(after, one) < 0) && (upTo === null || inOrder(one, upTo) <= 0)
    if (isThere && matches(view.view, one, view)) found.push(one)
  }
  return found.sort(inOrder).map(({ id }) => id)
}

/** The first place whose row does not come before what is looked for. */
function indexOf(rows: readonly string[], known: Known, compare: (row: Conversation) => number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = known.get(rows[middle] ?? "")
    if (row !== undefined && compare(row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Conversations are never changed in place, so each has one place, looked at thousands of times while a list is put in order. */
const places = new WeakMap<Conversation, Place>()

function inOrder(one: Conversation, other: Conversation): number {
  return comparePlaces(place(one), place(other))
}

function place(one: Conversation): Place {
  const known = places.get(one)
  if (known !== undefined) return known
  const found = placeOf(one)
  places.set(one, found)
  return found
}
