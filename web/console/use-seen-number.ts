import { useCallback, useRef } from "react"

/** The newest number of a conversation that has been on this screen: what a reply goes out with. Kept without drawing anything again. */
export function useSeenNumber(conversationId: string): { tell: (number: number) => void; number: () => number | null } {
  const seen = useRef<{ of: string; number: number } | null>(null)
  const tell = useCallback(
    (number: number) => {
      const before = seen.current?.of === conversationId ? seen.current.number : 0
      seen.current = { of: conversationId, number: Math.max(before, number) }
    },
    [conversationId],
  )
  const number = useCallback(() => (seen.current?.of === conversationId ? seen.current.number : null), [conversationId])
  return { tell, number }
}
