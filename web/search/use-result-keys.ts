import { type RefObject, useEffect } from "react"
import { isComposing } from "../app/is-composing.ts"

/** Down and up walk from the search through what was found, and back into it. Enter opens, because results are links. */
export function useResultKeys(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = room.current
    if (!element) return
    const onKeyDown = (event: KeyboardEvent) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by === undefined || event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return
      const stops = [...element.querySelectorAll<HTMLElement>("[data-search], [data-row]")]
      const from = stops.findIndex(stop => stop.matches(":focus"))
      const next = from === -1 ? undefined : stops[from + by]
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    }
    element.addEventListener("keydown", onKeyDown)
    return () => element.removeEventListener("keydown", onKeyDown)
  }, [room])
}
