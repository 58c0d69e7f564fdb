import { type RefObject, useLayoutEffect, useRef } from "react"
import { useJustWrote } from "./wrote.ts"

/** What the dialog that is going away in this very moment said. */
let leaving: { reason: string } | null = null

/**
 * The first message of a conversation changes the page around the dialog, at a moment nobody chooses: whoever is just
 * writing a reason finds the dialog open in the new page, with what they wrote. Only there: going to another conversation
 * closes it.
 */
export function useHandOver(
  dialog: RefObject<HTMLDialogElement | null>,
  reason: string,
  setReason: (reason: string) => void,
): void {
  const hasJustBegun = useJustWrote()
  const newest = useRef(reason)
  useLayoutEffect(() => {
    newest.current = reason
  })
  // Layout effects: those of the page that goes and of the one that comes run in one turn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about coming and going only
  useLayoutEffect(() => {
    const element = dialog.current
    if (leaving !== null && hasJustBegun) {
      setReason(leaving.reason)
      element?.showModal()
    }
    leaving = null
    return () => {
      if (!element?.open) return
      leaving = { reason: newest.current }
      queueMicrotask(() => {
        leaving = null
      })
    }
  }, [])
}
