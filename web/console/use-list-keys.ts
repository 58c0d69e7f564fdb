import { type RefObject, useEffect, useRef } from "react"
import { useCommand } from "../palette/commands.ts"

interface Walk {
  rows: readonly string[]
  openId: string | null
  goTo: (index: number) => void
}

/**
 * J and K walk the list from anywhere, from the row one is on or has open. On a row the arrows do the same, Home goes to the
 * first row and End to the last one that has been read. Enter opens, because rows are links.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, { rows, openId, goTo }: Walk): void {
  const press = (key: string) => {
    const on = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row
    const place = placeFor(key, rows.indexOf(on ?? openId ?? ""), rows.length)
    if (place !== null && rows.length > 0) goTo(place)
    return place !== null
  }
  const walk = (key: string) => () => void press(key)
  useCommand({ id: "next", words: "Next conversation", key: "J", group: "List", run: walk("ArrowDown") })
  useCommand({ id: "previous", words: "Previous conversation", key: "K", group: "List", run: walk("ArrowUp") })

  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const element = list.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (latest.current(event.key)) event.preventDefault()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [list])
}

function placeFor(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(from + 1, count - 1)
    case "ArrowUp":
      return Math.max(from - 1, 0)
    case "Home":
      return 0
    case "End":
      return count - 1
    default:
      return null
  }
}
