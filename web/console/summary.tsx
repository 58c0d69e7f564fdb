import { useEffect, useRef, useState } from "react"
import { type SummaryResult, summaryResult } from "../../protocol/assistant.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Failure } from "../app/api.ts"
import { say } from "../app/say.ts"
import { ask } from "../assistant/ask.ts"
import { FormError } from "../look/form-error.tsx"
import { useOfferAbout } from "./customer/offer-about.ts"

type State =
  | { status: "none" }
  | { status: "asked" }
  | { status: "here"; result: SummaryResult; upTo: number }
  | { status: "failed"; failure: Failure }

/** What happened so far, written by the assistant when somebody asks. Only for whoever asked. */
export function Summary({ conversation: { id, lastPosition } }: { conversation: Conversation }) {
  const [state, setState] = useState<State>({ status: "none" })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function summarize(): Promise<void> {
    if (state.status === "asked") return
    const stopper = new AbortController()
    running.current = stopper
    setState({ status: "asked" })
    const answer = await ask({ path: `/conversations/${id}/summary`, schema: summaryResult, signal: stopper.signal })
    if (answer === "stopped") return
    setState(
      answer.ok
        ? { status: "here", result: answer.value, upTo: lastPosition }
        : { status: "failed", failure: answer.failure },
    )
  }

  useOfferAbout({ id: "summarize", words: "Summarize what happened so far", run: summarize })
  return (
    <>
      <h2>What happened so far</h2>
      <div role="status">
        {state.status === "here" && (
          <p className="sum small as-written">
            {state.result.text}
            <span className="soft"> · by AI{state.upTo < lastPosition && ", before the newest messages"}</span>
          </p>
        )}
      </div>
      {state.status === "failed" && <FormError>{say(state.failure)}</FormError>}
      <button type="button" className="button small" aria-disabled={state.status === "asked"} onClick={summarize}>
        {state.status === "asked" ? "Summarizing" : state.status === "here" ? "Summarize again" : "Summarize"}
      </button>
    </>
  )
}
