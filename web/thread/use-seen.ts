import { useEffect } from "react"
import type { TimelineItem } from "../live/timeline.ts"

/** Tells the number of the newest entry that is on screen: that of the thread's last one, while its end shows in a visible tab. */
export function useSeen(
  items: readonly TimelineItem[],
  atEnd: boolean,
  onSeen: ((number: number) => void) | undefined,
): void {
  const newest = items.findLast(item => item.kind === "entry")
  const number = newest?.kind === "entry" ? newest.entry.seq : undefined
  useEffect(() => {
    if (number === undefined || !atEnd || onSeen === undefined) return
    const tell = () => {
      if (document.visibilityState === "visible") onSeen(number)
    }
    tell()
    document.addEventListener("visibilitychange", tell)
    return () => document.removeEventListener("visibilitychange", tell)
  }, [number, atEnd, onSeen])
}
