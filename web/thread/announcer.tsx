import { useEffect, useRef, useState } from "react"
import type { Entry } from "../../protocol/entry.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { plainWords } from "./plain-words.ts"

/**
 * Reads to screen readers what others write while the thread is open: not what was there, and not the reader's own words. Of
 * an answer that it is being written, once, and then the whole of it: never piece by piece.
 */
export function Announcer({ items }: { items: readonly TimelineItem[] }) {
  const newest = items.findLast(item => item.kind === "entry")?.id
  const draft = items.findLast(item => item.kind === "draft")
  const heard = useRef(newest)
  const [words, setWords] = useState("")
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is what came after the one heard last
  useEffect(() => {
    if (newest === heard.current) return
    const from = items.findLastIndex(({ id }) => id === heard.current)
    heard.current = newest
    const said = from === -1 ? [] : items.slice(from + 1).flatMap(item => saidIn(item) ?? [])
    if (said.length > 0) setWords(said.join("\n"))
  }, [newest])
  const writing = draft === undefined ? null : `${draft.name}, AI, is writing`
  useEffect(() => {
    if (writing === null) return
    setWords(writing)
    // It may end without a word.
    return () => setWords(now => (now === writing ? "" : now))
  }, [writing])
  return (
    <p className="sr" role="status">
      {words}
    </p>
  )
}

function saidIn(item: TimelineItem): string | null {
  return item.kind !== "entry" || item.mine ? null : wordsOf(item.entry)
}

function wordsOf({ author, body }: Entry): string | null {
  switch (body.type) {
    case "message":
    case "note":
      return `${author.name}: ${body.text}`
    case "answer":
      return body.text === "" ? null : `${author.name}, AI: ${plainWords(body.text)}`
    // What people did themselves stands in the head, which is read out, too.
    case "escalated":
      return author.kind === "customer" || author.kind === "staff" ? null : `Handed over to a person: ${body.reason}`
    case "unattended":
      return "Nobody has been able to come yet"
    default:
      return null
  }
}
