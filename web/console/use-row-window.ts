import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"

/** Rows above and below the screen that are drawn, too: what a fast wheel uncovers before the next drawing. */
const spareRows = 8
/** The window moves by so many rows at once: a scroll by some pixels draws nothing. */
const stepRows = 4
/** Before anything has been measured: more than a tall screen holds. */
const firstRows = 24

/**
 * Which rows of a long list are drawn: those on screen and some around them. All rows are equally high, so that a row's
 * place needs no measuring. While the list changes above the screen, what is on screen stays where it is.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  rows: readonly string[],
) {
  const [drawn, setDrawn] = useState({ from: 0, to: firstRows })
  const latest = useRef(rows)
  /** The row that is cut by the upper edge, and how much of it. */
  const edge = useRef({ index: 0, cutPx: 0 })

  const look = useCallback(() => {
    const box = scroller.current
    const count = latest.current.length
    const rowPx = (list.current?.offsetHeight ?? 0) / count
    // A list that is not displayed keeps what it has.
    if (box === null || !(rowPx > 0) || box.clientHeight === 0) return
    const index = Math.min(Math.floor(box.scrollTop / rowPx), count - 1)
    edge.current = { index, cutPx: box.scrollTop - index * rowPx }
    const from = Math.max(0, steps(index, Math.floor) - spareRows)
    const to = steps(index + box.clientHeight / rowPx, Math.ceil) + spareRows
    setDrawn(before => (before.from === from && before.to === to ? before : { from, to }))
  }, [scroller, list])

  useLayoutEffect(() => {
    const before = latest.current
    latest.current = rows
    const box = scroller.current
    const { index, cutPx } = edge.current
    if (before[index] !== rows[index] && box !== null && (index > 0 || cutPx > 0)) {
      const rowPx = (list.current?.offsetHeight ?? 0) / rows.length
      const now = new Map(rows.map((id, place) => [id, place]))
      const kept = before.findIndex((id, place) => place >= index && now.has(id))
      const place = now.get(before[kept] ?? "")
      if (place !== undefined && place !== kept) box.scrollTop = place * rowPx + (kept === index ? cutPx : 0)
    }
    look()
  }, [rows, scroller, list, look])

  useEffect(() => {
    const box = scroller.current
    if (box === null) return
    // At once: the rows have to be there in the frame that shows their place.
    const onScroll = () => flushSync(look)
    const resized = new ResizeObserver(look)
    resized.observe(box)
    if (list.current !== null) resized.observe(list.current)
    box.addEventListener("scroll", onScroll, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener("scroll", onScroll)
    }
  }, [scroller, list, look])

  /** Scrolls as little as it takes to have this row on screen, and draws it. */
  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current
      if (box === null) return
      const rowPx = (list.current?.offsetHeight ?? 0) / latest.current.length
      const [top, bottom] = [index * rowPx, (index + 1) * rowPx - box.clientHeight]
      if (box.scrollTop > top) box.scrollTop = top
      else if (box.scrollTop < bottom) box.scrollTop = bottom
      flushSync(look)
    },
    [scroller, list, look],
  )
  return { ...drawn, reveal, first: edge }
}

const steps = (row: number, round: (steps: number) => number): number => round(row / stepRows) * stepRows
