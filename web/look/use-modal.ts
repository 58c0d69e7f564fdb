import { type RefObject, useEffect } from "react"
import { returnFocus } from "./return-focus.ts"

/** Has a dialog open over everything else for as long as it is wanted, or drawn, and gives the focus back after it. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, { isOpen }: { isOpen: boolean }): void {
  useEffect(() => {
    const element = dialog.current
    if (!isOpen) return element?.close()
    const before = document.activeElement
    element?.showModal()
    // The browser gives it back when a dialog is closed, and not when one is taken away.
    return () => {
      if (!element?.isConnected) returnFocus(before)
    }
  }, [dialog, isOpen])
}
