import { useEffect, useRef } from "react"
import { shortcutsAreOn } from "./shortcuts-setting.ts"

/** Runs when the key is pressed by itself: never while somebody types, never with Ctrl, Alt or Meta, never behind a dialog. */
export function useShortcut(key: string, run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !isForUs(event)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [key])
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false
  if (!shortcutsAreOn() || document.querySelector("dialog[open]") !== null) return false
  return !(event.target instanceof Element && event.target.closest(typingPlaces))
}

const typingPlaces = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"
