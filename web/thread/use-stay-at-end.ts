import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"

/** Nearer to the end than this counts as at the end: zoom and fractions of pixels. */
const endSlackPx = 48

interface Watch {
  /** Id of the oldest row: when it changes, history was put in front. */
  oldest: string | undefined
  /** Id of the newest row. */
  newest: string | undefined
  /** True when the newest row is the reader's own doing: they want to see it. */
  newestIsMine: boolean
}

/**
 * Keeps a scroller where its reader is: at the end while they are at the end, and on the same line otherwise, whatever is
 * put in front. Measured here for all browsers alike, since not all of them anchor by themselves.
 */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, { oldest, newest, newestIsMine }: Watch) {
  const [atEnd, setAtEnd] = useState(true)
  const before = useRef({ oldest, newest, height: 0, atEnd: true, opened: false })

  const toEnd = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [scroller])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const was = before.current
    if (!was.opened && newest !== undefined) {
      const atEndNow = !startAtMark(box)
      before.current = { oldest, newest, height: box.scrollHeight, atEnd: atEndNow, opened: true }
      return setAtEnd(atEndNow)
    }
    const grownInFront = was.oldest !== undefined && was.oldest !== oldest && was.newest === newest
    if (grownInFront && !was.atEnd) box.scrollTop += box.scrollHeight - was.height
    else if (was.atEnd || (was.newest !== newest && newestIsMine)) box.scrollTop = box.scrollHeight
    before.current = { ...was, oldest, newest, height: box.scrollHeight }
  })

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= endSlackPx
      before.current = { ...before.current, atEnd: isAtEnd, height: box.scrollHeight }
      setAtEnd(isAtEnd)
    }
    const stay = () => {
      if (before.current.atEnd) toEnd()
    }
    const resized = new ResizeObserver(stay)
    resized.observe(box)
    for (const child of box.children) resized.observe(child)
    box.addEventListener("scroll", look, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener("scroll", look)
    }
  }, [scroller, toEnd])

  return { atEnd, toEnd }
}

/** Opens at the first new message when the new ones do not fit the screen, else at the end. True when it is not the end. */
function startAtMark(box: HTMLElement): boolean {
  box.scrollTop = box.scrollHeight
  const mark = box.querySelector<HTMLElement>("[data-mark]")
  if (mark === null) return false
  const above = box.getBoundingClientRect().top - mark.getBoundingClientRect().top
  if (above <= 0) return false
  box.scrollTop -= above + markMarginPx
  return true
}

const markMarginPx = 16
