import { useEffect } from "react"
import { isComposing } from "../app/is-composing.ts"

/** Escape lets go of what is selected, before it leaves anything else; in a text it leaves the text first. */
export function useClearByEscape(clear: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return
      if (document.querySelector("dialog[open]") !== null || isInText(event.target)) return
      event.preventDefault()
      clear()
    }
    document.addEventListener("keydown", onKeyDown, { capture: true })
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [clear])
}

const isInText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, .menu") !== null
