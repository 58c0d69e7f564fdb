import { useEffect } from "react"

/** Ctrl+Z or ⌘Z, except in a text, which has an undo of its own. */
export function useUndoKey(canUndo: boolean, undo: () => Promise<void>): void {
  useEffect(() => {
    if (!canUndo) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isAsked =
        event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!isAsked || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return
      if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea")) return
      event.preventDefault()
      void undo()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [canUndo, undo])
}
