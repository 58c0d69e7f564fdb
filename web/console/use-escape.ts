import { useEffect, useRef } from "react"
import { isComposing } from "../app/is-composing.ts"
import { typingPlaces } from "./use-shortcut.ts"

/** Escape steps back: out of the text first, then out of the thread. It has no character of its own, so it may act while one types. */
export function useEscape(leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return
      if (document.querySelector("dialog[open]") !== null) return
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && activeElement.matches(typingPlaces)) activeElement.blur()
      else latest.current()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [])
}
