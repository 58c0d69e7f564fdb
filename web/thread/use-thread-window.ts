import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { Block } from "./blocks.ts"
import { heldPlaces } from "./held-places.ts"

/** Of what has never been drawn: about a short message. */
const guessedRowPx = 56
/** Blocks that are drawn before anything has been measured: more than a page of entries. */
const firstBlocks = 6

/**
 * Which blocks of a thread are drawn: those on screen, a screen above and one below, and what the reader has selected or has
 * the focus in. The others are kept free as high as they were when they were last drawn.
 */
export function useThreadWindow(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  blocks: readonly Block[],
) {
  const [range, setRange] = useState<{ from: number; to: number } | null>(null)
  const { from, to } = range ?? { from: blocks.at(-firstBlocks)?.number ?? 0, to: Number.POSITIVE_INFINITY }
  const drawn = blocks.filter(({ number }) => number >= from && number <= to)
  const heights = useRef(new Map<number, number>())
  const latest = useRef({ blocks, drawn })
  const heightOf = useCallback(
    ({ number, rows }: Block): number => heights.current.get(number) ?? rows.length * guessedRowPx,
    [],
  )

  const look = useCallback(() => {
    const box = scroller.current
    const rows = list.current
    if (box === null || rows === null || box.clientHeight === 0) return
    const top = box.getBoundingClientRect().top - rows.getBoundingClientRect().top
    const held = heldPlaces(rows, latest.current.drawn)
    const wanted = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }
    let begin = 0
    for (const block of latest.current.blocks) {
      const end = begin + heightOf(block)
      const isNear = end >= top - box.clientHeight && begin <= top + 2 * box.clientHeight
      if (isNear || held.has(block.number)) {
        wanted.from = Math.min(wanted.from, block.number)
        wanted.to = Math.max(wanted.to, block.number)
      }
      begin = end
    }
    if (wanted.to < wanted.from) return
    setRange(before => (before?.from === wanted.from && before.to === wanted.to ? before : wanted))
  }, [scroller, list, heightOf])

  useLayoutEffect(() => {
    latest.current = { blocks, drawn }
    if (list.current !== null) measure(list.current, drawn, heights.current)
    look()
  })

  useEffect(() => {
    const box = scroller.current
    if (box === null) return
    // At once: what is uncovered has to be there in the frame that uncovers it.
    const onScroll = () => flushSync(look)
    const resized = new ResizeObserver(look)
    resized.observe(box)
    box.addEventListener("scroll", onScroll, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener("scroll", onScroll)
    }
  }, [scroller, look])

  const sum = (some: readonly Block[]) => some.reduce((px, block) => px + heightOf(block), 0)
  return {
    drawn,
    abovePx: sum(blocks.filter(({ number }) => number < from)),
    belowPx: sum(blocks.filter(({ number }) => number > to)),
    /** How far down the list a block begins, drawn or not. */
    pxTo: (block: Block) => sum(blocks.filter(({ number }) => number < block.number)),
  }
}

/** A block reaches from its first row, with the space above it, to that of the next. */
function measure(list: HTMLElement, drawn: readonly Block[], heights: Map<number, number>): void {
  let index = 0
  let begin = startOf(list.children[0])
  for (const { number, rows } of drawn) {
    index += rows.length
    const next = list.children[index]
    const end = next === undefined ? endOf(list) : startOf(next)
    heights.set(number, end - begin)
    begin = end
  }
}

const startOf = (row: Element | undefined): number =>
  row === undefined ? 0 : row.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(row).marginTop)

const endOf = (list: HTMLElement): number =>
  list.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(list).paddingBottom)
