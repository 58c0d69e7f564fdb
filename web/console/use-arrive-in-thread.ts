import { useEffect, useLayoutEffect } from "react"

/** A thread that is left takes the focus with it. The one that comes in its place gives it a place again. */
let hadFocus = false

/** Moves the focus to the thread's heading once it is there, so that the keyboard and the screen reader are where the eye is. */
export function useArriveInThread(isThere: boolean): void {
  useLayoutEffect(
    () => () => {
      hadFocus = document.activeElement?.closest(".thread, .context") != null
    },
    [],
  )
  useEffect(() => {
    const cameFromHere = document.activeElement !== document.body || hadFocus
    if (!isThere) return
    hadFocus = false
    if (cameFromHere) document.querySelector<HTMLElement>("[data-thread-heading]")?.focus()
  }, [isThere])
}
