import { useEffect, useRef, useState } from "react"
import { type SuggestionResult, suggestionResult } from "../../protocol/assistant.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Failure } from "../app/api.ts"
import { ask } from "../assistant/ask.ts"

export type Suggestion =
  | { status: "none" }
  | { status: "asked" }
  | { status: "here"; result: SuggestionResult; upTo: number }
  | { status: "failed"; failure: Failure }

/** A reply that the assistant proposes for where the conversation stands. Nothing of it is kept or sent. */
export function useSuggestion({ id, lastPosition }: Conversation) {
  const [suggestion, setSuggestion] = useState<Suggestion>({ status: "none" })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function suggest(): Promise<void> {
    if (suggestion.status === "asked") return
    const stopper = new AbortController()
    running.current = stopper
    setSuggestion({ status: "asked" })
    const answer = await ask({
      path: `/conversations/${id}/suggestion`,
      schema: suggestionResult,
      signal: stopper.signal,
    })
    if (answer === "stopped") return
    setSuggestion(
      answer.ok
        ? { status: "here", result: answer.value, upTo: lastPosition }
        : { status: "failed", failure: answer.failure },
    )
  }

  function discard(): void {
    running.current?.abort()
    setSuggestion({ status: "none" })
  }

  /** Somebody has said something since it was asked for. */
  const isOld = suggestion.status === "here" && suggestion.upTo < lastPosition

  return { suggestion, isOld, suggest, discard }
}
