import { useEffect, useRef } from "react"
import { useLine, useLineState } from "../organizations/line.ts"

/** Nobody decides faster: a second Enter that was meant for the first one is no answer to what has just appeared. */
const readingMs = 700

/** Does what came too late, after a look at what is new; null when nothing did. */
export function useSendAnyway(conversationId: string, type: "send" | "resolve"): (() => void) | null {
  const line = useLine()
  const { outbox } = useLineState()
  const stale = outbox.findLast(
    ({ operation, sending }) =>
      operation.conversationId === conversationId &&
      operation.command.type === type &&
      sending.status === "refused" &&
      sending.refusal.code === "stale",
  )?.operation.id
  const shownAt = useRef(0)
  useEffect(() => {
    if (stale !== undefined) shownAt.current = performance.now()
  }, [stale])
  if (stale === undefined) return null
  return () => {
    if (performance.now() - shownAt.current >= readingMs) line.sendAnyway(stale)
  }
}
