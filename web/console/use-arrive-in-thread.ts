import { useEffect } from "react"

/** Moves the focus to the thread's heading once it is there, so that the keyboard and the screen reader are where the eye is. */
export function useArriveInThread(isThere: boolean): void {
  useEffect(() => {
    const cameFromHere = document.activeElement !== document.body
    if (isThere && cameFromHere) document.querySelector<HTMLElement>("[data-thread-heading]")?.focus()
  }, [isThere])
}
