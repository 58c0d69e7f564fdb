import { useEffect, useRef, useState } from "react"
import type { TimelineItem } from "../live/timeline.ts"

/** Reads to screen readers what others write while the thread is open: not what was there, and not the reader's own words. */
export function Announcer({ items }: { items: readonly TimelineItem[] }) {
  const newest = items.findLast(item => item.kind === "entry")
  const heard = useRef(newest?.id)
  const [words, setWords] = useState("")
  useEffect(() => {
    if (newest === undefined || newest.id === heard.current) return
    const isFirst = heard.current === undefined
    heard.current = newest.id
    if (isFirst || newest.kind !== "entry" || newest.mine) return
    const { author, body } = newest.entry
    if (body.type === "message" || body.type === "note") setWords(`${author.name}: ${body.text}`)
  }, [newest])
  return (
    <p className="sr" role="status">
      {words}
    </p>
  )
}
