import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"

/** Nearer to the end than this counts as at the end: zoom and fractions of pixels. */
const endSlackPx = 48

interface Watch {
  /** Id of the newest row. */
  newest: string | undefined
  /** True when the newest row is the reader's own doing: they want to see it. */
  newestIsMine: boolean
}

/** What the reader has at the top of the screen, and how far from the beginning that was. */
interface Anchor {
  element: Element
  offsetPx: number
}

/**
 * Keeps a scroller where its reader is: at the end while they are at the end, and on the same line otherwise, whatever is
 * put in front, drawn or taken away. Measured here for all browsers alike, since not all of them anchor by themselves.
 */
export function useStayInPlace(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  { newest, newestIsMine }: Watch,
) {
  const [atEnd, setAtEnd] = useState(true)
  const before = useRef({ newest, atEnd: true, opened: false })
  const anchor = useRef<Anchor | null>(null)

  const toEnd = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [scroller])

  const stay = useCallback(() => {
    const box = scroller.current
    if (box === null || !before.current.opened) return
    if (before.current.atEnd) return toEnd()
    const held = anchor.current
    if (held?.element.isConnected) box.scrollTop += offsetOf(box, held.element) - held.offsetPx
    anchor.current = atTop(box, list.current)
  }, [scroller, list, toEnd])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const was = before.current
    before.current = { ...was, newest }
    if (!was.opened && newest !== undefined) {
      const atEndNow = !startAtMark(box)
      before.current = { newest, atEnd: atEndNow, opened: true }
      anchor.current = atTop(box, list.current)
      return setAtEnd(atEndNow)
    }
    if (was.newest !== newest && newestIsMine) before.current.atEnd = true
    stay()
  })

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= endSlackPx
      before.current = { ...before.current, atEnd: isAtEnd }
      anchor.current = atTop(box, list.current)
      setAtEnd(isAtEnd)
    }
    const resized = new ResizeObserver(stay)
    resized.observe(box)
    for (const child of box.children) resized.observe(child)
    box.addEventListener("scroll", look, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener("scroll", look)
    }
  }, [scroller, list, stay])

  return { atEnd, toEnd }
}

/** Where something begins, from the beginning of what is scrolled. */
const offsetOf = (box: HTMLElement, element: Element): number =>
  element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop

function atTop(box: HTMLElement, list: HTMLElement | null): Anchor | null {
  const { top } = box.getBoundingClientRect()
  const element = [...(list?.children ?? [])].find(row => row.getBoundingClientRect().bottom > top)
  return element === undefined ? null : { element, offsetPx: offsetOf(box, element) }
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
