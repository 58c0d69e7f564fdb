import { type RefObject, useEffect } from "react"

/**
 * Hands the focus on when what had it is taken out of `area`: a button whose time is over, a form that is done. Without this the
 * keyboard and the screen reader would start again at the top of the page.
 */
export function useKeepFocus(area: RefObject<HTMLElement | null>, heir: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current
    if (element === null) return
    let last: Element | null = null
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element && element.contains(target) ? target : null
    }
    const removed = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      last = null
      heir.current?.focus({ preventScroll: true })
    })
    document.addEventListener("focusin", onFocus)
    removed.observe(element, { childList: true, subtree: true })
    return () => {
      document.removeEventListener("focusin", onFocus)
      removed.disconnect()
    }
  }, [area, heir])
}
