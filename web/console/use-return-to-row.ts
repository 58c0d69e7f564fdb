import { type RefObject, useEffect, useRef } from "react"

/** Back from a thread the focus goes to the row one came from, or to the list's heading when the row is gone. */
export function useReturnToRow(room: RefObject<HTMLElement | null>, openId: string | null): void {
  const before = useRef(openId)
  useEffect(() => {
    const left = before.current
    before.current = openId
    // Focus that somebody has put elsewhere meanwhile stays there; what was focused in the thread is gone with it.
    if (left === null || openId !== null || document.activeElement !== document.body) return
    const row = room.current?.querySelector<HTMLElement>(`[data-row="${left}"]`)
    ;(row ?? room.current?.querySelector<HTMLElement>("h1"))?.focus()
  }, [room, openId])
}
