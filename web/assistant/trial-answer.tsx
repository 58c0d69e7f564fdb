import type { TrialResult } from "../../protocol/assistant.ts"
import { Avatar } from "../look/avatar.tsx"
import { Icon } from "../look/icon.tsx"
import { Markdown } from "../thread/markdown.tsx"
import { Sources } from "../thread/sources.tsx"
import "../thread/answer.css"
import { AnswerTrace } from "./answer-trace.tsx"
import { causeWords } from "./cause-words.ts"

/** What a customer would see, and under it what only staff do. */
export function TrialAnswer({ name, result }: { name: string; result: TrialResult }) {
  const { text, citations, trace, handOver } = result
  return (
    <div className="trial-answer">
      <Avatar name={name} kind="bot" />
      <div className="what">
        <p className="who small">
          <b>{name}</b> <span className="soft">AI</span>
        </p>
        {text.trim() !== "" && <Markdown text={text} citations={citations} isOpen={false} />}
        <Sources citations={citations} />
        {handOver && (
          <div className="notice">
            <Icon name="person" />
            <span>
              <b>Hands over to a person.</b> {causeWords[handOver.cause]}: {handOver.reason}
              {handOver.summary !== null && (
                <>
                  <br />
                  Your team would read: {handOver.summary}
                </>
              )}
            </span>
          </div>
        )}
        {text.trim() === "" && handOver === null && <p className="soft">It said nothing.</p>}
        <AnswerTrace trace={trace} />
      </div>
    </div>
  )
}
