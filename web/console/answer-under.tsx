import type { Trace } from "../../protocol/answer.ts"
import { AnswerTrace } from "../assistant/answer-trace.tsx"
import { toolWords } from "../assistant/tool-words.ts"
import type { AnswerRow } from "../thread/answer-row.ts"

/** What staff see under each of the assistant's answers, and under the one that it is writing. */
export function answerUnder({ end, trace }: AnswerRow) {
  return (
    <>
      {end === null && <p className="now">{doingNow(trace)}</p>}
      {trace && <AnswerTrace trace={trace} />}
    </>
  )
}

function doingNow(trace: Trace | null): string {
  const last = trace?.tools.at(-1)
  return last === undefined ? "AI is writing" : `AI is writing. ${toolWords(last)}`
}
