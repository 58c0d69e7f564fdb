import { type RefObject, useEffect } from "react"

/** Calls for older history when its place, the element at the top, comes near the screen. */
export function useOlder(place: RefObject<HTMLElement | null>, load: (() => void) | null): void {
  useEffect(() => {
    const element = place.current
    if (!element || load === null) return
    const seen = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) load()
      },
      { root: element.parentElement, rootMargin: "300px 0px 0px" },
    )
    seen.observe(element)
    return () => seen.disconnect()
  }, [place, load])
}
