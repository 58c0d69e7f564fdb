import { useEffect, useRef } from "react"
import { setPageTitle, setTitleCount } from "./page-title.ts"

let arrivals = 0

/**
 * Names the page and, when one came to it from another page, moves the focus to its heading, so that a screen reader says
 * where one is and the keyboard starts at the top. The first page of a visit leaves the focus to the browser.
 */
export function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    arrivals += 1
    if (arrivals > 1 && !heading.current?.parentElement?.querySelector("[data-autofocus]")) heading.current?.focus()
  }, [])
  usePageTitle(title)
  return heading
}

/** The same for a room whose navigation stays: only when the way here has taken the focus from everything. */
export function useArrivalInRoom() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    arrivals += 1
    if (arrivals > 1 && document.activeElement === document.body) heading.current?.focus()
  }, [])
  return heading
}

export function usePageTitle(title: string): void {
  useEffect(() => setPageTitle(title), [title])
}

/** How many things wait for whoever reads the page, for as long as it is there. */
export function useTitleCount(count: number): void {
  useEffect(() => setTitleCount(count), [count])
  useEffect(() => () => setTitleCount(0), [])
}
