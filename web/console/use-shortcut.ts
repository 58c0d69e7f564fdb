import { useEffect, useRef } from "react"
import { isComposing } from "../app/is-composing.ts"
import { shortcutsAreOn } from "./shortcuts-setting.ts"

/**
 * Runs when the key is pressed by itself: never while somebody types, never with Ctrl, Alt or Meta, never behind a dialog. Of
 * two with one key the one that comes `first` has it alone.
 */
export function useShortcut(
  key: string,
  run: (event: KeyboardEvent) => void,
  order: "first" | "usual" = "usual",
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !isForUs(event)) return
      event.preventDefault()
      latest.current(event)
    }
    const options = { capture: order === "first" }
    document.addEventListener("keydown", onKeyDown, options)
    return () => document.removeEventListener("keydown", onKeyDown, options)
  }, [key, order])
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return false
  if (!shortcutsAreOn() || document.querySelector("dialog[open]") !== null) return false
  return !(event.target instanceof Element && event.target.closest(typingPlaces))
}

/** Where keys are for what one writes or chooses. */
export const typingPlaces = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"
