import { type RefObject, useState } from "react"

/** Ids that came in above what is on screen since one was last up there. */
export function useArrivedAbove(
  rows: readonly string[],
  { first, from }: { first: RefObject<{ index: number }>; from: number },
): readonly string[] {
  const [before, setBefore] = useState(rows)
  const [above, setAbove] = useState<readonly string[]>([])
  // Set while drawing: the number stands in the frame in which the rows make room.
  if (before !== rows) {
    setBefore(rows)
    const came = cameAbove(before, rows, first.current.index)
    const still = stillIn(rows, above)
    if (came.length > 0 || still.length < above.length) setAbove([...still, ...came])
  }
  // The first of them is as good as on screen.
  if (above.length > 0 && from === 0) setAbove([])
  return above
}

/** Some are taken away again before anybody has looked. */
function stillIn(rows: readonly string[], above: readonly string[]): readonly string[] {
  if (above.length === 0) return above
  const known = new Set(rows)
  return above.filter(id => known.has(id))
}

function cameAbove(before: readonly string[], rows: readonly string[], index: number): string[] {
  const edge = rows.indexOf(before[index] ?? "")
  if (edge <= index) return []
  const known = new Set(before)
  return rows.slice(0, edge).filter(id => !known.has(id))
}
