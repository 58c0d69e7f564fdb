import { useEffect, useRef, useState } from "react"
import { type AssistantSettings, type TrialResult, trialResult } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import type { Failure } from "../app/api.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { ask } from "./ask.ts"
import { assistantPath, readAssistantAgain } from "./assistant-queries.ts"

interface Trial {
  id: string
  question: string
  result: TrialResult
}

/** A talk with the assistant that leaves nothing behind. `ask` gives false when no answer came. */
export function useTrial() {
  const { organization } = useWorkplace()
  const [talk, setTalk] = useState<Trial[]>([])
  const [asking, setAsking] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function put(question: string, settings: AssistantSettings | undefined): Promise<boolean> {
    const stopper = new AbortController()
    running.current = stopper
    setFailure(null)
    setAsking(question)
    const answer = await ask({
      path: `${assistantPath(organization.id)}/trial`,
      body: { ...(settings && { settings }), transcript: transcriptOf(talk, question) },
      schema: trialResult,
      signal: stopper.signal,
    })
    setAsking(null)
    // It has spent something.
    void readAssistantAgain(organization.id)
    if (answer === "stopped") return false
    if (answer.ok) setTalk([...talk, { id: crypto.randomUUID(), question, result: answer.value }])
    else setFailure(answer.failure)
    return answer.ok
  }

  function startOver(): void {
    running.current?.abort()
    setTalk([])
    setFailure(null)
  }

  return { talk, asking, failure, ask: put, stop: () => running.current?.abort(), startOver }
}

/** The newest turns that fit, the question last. One that was handed over is settled, also without words to the customer. */
function transcriptOf(talk: Trial[], question: string) {
  const before = talk.flatMap(one => {
    const said = one.result.text.trim() || (one.result.handOver?.reason ?? "")
    return [{ role: "customer", text: one.question }, ...(said === "" ? [] : [{ role: "assistant", text: said }])]
  })
  return [...before.slice(1 - limits.trialTurnsMax), { role: "customer", text: question }]
}
