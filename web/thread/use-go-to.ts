import { type RefObject, useEffect, useRef } from "react"
import type { TimelineItem } from "../live/timeline.ts"
import type { Block } from "./blocks.ts"

interface Place {
  /** The organization's number of an entry; null to stay where one is. */
  at: number | null
  items: readonly TimelineItem[]
  blocks: readonly Block[]
  /** How far down the list a block begins, drawn or not. */
  pxTo: (block: Block) => number
  /** Puts older entries in front; null while that is going on, and when there are no more. */
  loadOlder: (() => void) | null
  hasOlder: boolean
  olderFailed: boolean
}

/**
 * Opens a thread at one of its entries: older history is loaded until it is there, then it is brought to the middle and marked.
 * Where that fails, the reader is brought to where it says so and can be tried again.
 */
export function useGoTo(scroller: RefObject<HTMLElement | null>, place: Place): void {
  const arrived = useRef<number | null>(null)
  const latest = useRef(place)
  const toldOfFailure = useRef(false)
  useEffect(() => {
    latest.current = place
    const { at, items, loadOlder, hasOlder, olderFailed } = place
    if (at === null || arrived.current === at || items.length === 0) return
    const oldest = items.find(item => item.kind === "entry" && item.entry.seq !== undefined)
    if (hasOlder && (oldest?.kind !== "entry" || (oldest.entry.seq ?? 0) > at)) {
      loadOlder?.()
      if (olderFailed && !toldOfFailure.current) scroller.current?.scrollTo({ top: 0 })
      toldOfFailure.current = olderFailed
      return
    }
    arrived.current = at
    walk(scroller, latest, framesMax)
  })
}

/** A place far away is guessed at first, and known once what is around it has been drawn. */
const framesMax = 10

function walk(scroller: RefObject<HTMLElement | null>, latest: RefObject<Place>, frames: number): void {
  requestAnimationFrame(() => {
    const box = scroller.current
    const id = rowAt(latest.current)
    if (box === null || id === null || frames === 0) return
    const row = box.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
    if (row !== null) {
      for (const before of box.querySelectorAll<HTMLElement>("[data-found]")) delete before.dataset.found
      row.dataset.found = ""
      row.scrollIntoView({ block: "center" })
    } else {
      const { blocks, pxTo } = latest.current
      const block = blocks.find(({ rows }) => rows.some(one => one.id === id))
      if (block) box.scrollTop = pxTo(block)
    }
    // Whoever draws the thread, or keeps the reader at its end, has to know at once where they are.
    box.dispatchEvent(new Event("scroll"))
    if (row === null) walk(scroller, latest, frames - 1)
  })
}

/** The row of the entry, or of the next one that has a row: a message that was taken back, say, may have none. */
function rowAt({ at, items, blocks }: Place): string | null {
  const ids = new Set(
    items.flatMap(item => (item.kind === "entry" && (item.entry.seq ?? 0) >= (at ?? 0) ? [item.id] : [])),
  )
  return blocks.flatMap(({ rows }) => rows).find(({ kind, id }) => kind === "message" && ids.has(id))?.id ?? null
}
