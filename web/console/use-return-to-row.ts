import { type RefObject, useEffect, useRef } from "react"

interface Way {
  rows: readonly string[]
  goTo: (index: number) => void
  heading: RefObject<HTMLElement | null>
}

/** Back from a thread the focus goes to the row one came from, or to the list's heading when the row is gone. */
export function useReturnToRow(openId: string | null, { rows, goTo, heading }: Way): void {
  const before = useRef(openId)
  useEffect(() => {
    const left = before.current
    before.current = openId
    // Focus that somebody has put elsewhere meanwhile stays there; what was focused in the thread is gone with it.
    if (left === null || openId !== null || document.activeElement !== document.body) return
    const index = rows.indexOf(left)
    if (index === -1) heading.current?.focus()
    else goTo(index)
  }, [openId, rows, goTo, heading])
}
