/**
 * The places of the rows to draw, in order: the window, and the row with the focus with its neighbours, wherever they are.
 * A row that leaves the document takes the focus with it, and Tab goes from row to row.
 */
export function drawnRows(count: number, { from, to }: { from: number; to: number }, focused: number): number[] {
  const places = new Set(Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => from + index))
  if (focused !== -1)
    for (const place of [focused - 1, focused, focused + 1]) if (place >= 0 && place < count) places.add(place)
  return [...places].sort((a, b) => a - b)
}
