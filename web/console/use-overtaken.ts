import { useEffect, useRef } from "react"
import type { Operation } from "../../protocol/command.ts"
import { useLine, useLineState } from "../organizations/line.ts"

/** Nobody decides faster: a second Enter that was meant for the first one is no answer to what has just appeared. */
const readingMs = 700

interface Overtaken {
  operation: Operation
  /** After a look at what is new. */
  sendAnyway: () => void
}

/** What came too late and was not done: something else had happened first. Null when nothing did. */
export function useOvertaken(conversationId: string, type: "send" | "resolve"): Overtaken | null {
  const line = useLine()
  const { outbox } = useLineState()
  const operation = outbox.findLast(
    ({ operation, sending }) =>
      operation.conversationId === conversationId &&
      operation.command.type === type &&
      sending.status === "refused" &&
      sending.refusal.code === "stale",
  )?.operation
  const shownAt = useRef(0)
  useEffect(() => {
    if (operation?.id !== undefined) shownAt.current = performance.now()
  }, [operation?.id])
  if (operation === undefined) return null
  const sendAnyway = () => {
    if (performance.now() - shownAt.current >= readingMs) line.sendAnyway(operation.id)
  }
  return { operation, sendAnyway }
}
