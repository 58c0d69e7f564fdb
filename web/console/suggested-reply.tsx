import type { ReactNode, RefObject } from "react"
import type { Citation } from "../../protocol/answer.ts"
import type { SuggestionResult } from "../../protocol/assistant.ts"
import { say } from "../app/say.ts"
import { Icon } from "../look/icon.tsx"
import { insertText } from "../thread/insert-text.ts"
import { Markdown } from "../thread/markdown.tsx"
import { Sources } from "../thread/sources.tsx"
import type { useSuggestion } from "./use-suggestion.ts"

interface Props {
  suggestion: ReturnType<typeof useSuggestion>
  field: RefObject<HTMLTextAreaElement | null>
}

/** What the assistant would reply: looks unsent, and is, until a person puts it into the field and sends it. */
export function SuggestedReply({ suggestion: { suggestion, isOld, suggest, discard }, field }: Props) {
  function use({ text, citations }: SuggestionResult): void {
    if (field.current === null) return
    insertText(field.current, withoutMarks(text, citations))
    discard()
  }

  return (
    <div role="status" className="suggestion-place">
      {suggestion.status === "asked" && (
        <div className="suggestion">
          <p className="who">
            <b>Suggested reply</b> on its way
          </p>
          <Choices>
            <button type="button" className="button quiet" onClick={discard}>
              Stop
            </button>
          </Choices>
        </div>
      )}
      {suggestion.status === "here" && (
        <div className="suggestion">
          <p className="who">
            <b>Suggested reply</b> by AI, not sent
          </p>
          <Markdown text={suggestion.result.text} citations={suggestion.result.citations} isOpen={false} />
          <Sources citations={suggestion.result.citations} />
          {isOld && <p className="who">Something was said since. It does not know of it.</p>}
          <Choices>
            <button type="button" className="button" onClick={() => use(suggestion.result)}>
              Use and edit
            </button>
            <button type="button" className="button quiet" onClick={suggest}>
              Another
            </button>
            <button type="button" className="button quiet" onClick={discard}>
              Discard
            </button>
          </Choices>
        </div>
      )}
      {suggestion.status === "failed" && (
        <div className="notice late">
          <Icon name="alert" />
          <span>
            <b>No suggestion.</b> {say(suggestion.failure)}
          </span>
          <button type="button" className="button" onClick={suggest}>
            Try again
          </button>
          <button type="button" className="button" onClick={discard}>
            Close
          </button>
        </div>
      )}
    </div>
  )
}

const Choices = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>

/** A person's message has no list of sources for its numbers to lead to. */
function withoutMarks(text: string, citations: readonly Citation[]): string {
  const cited = new Set(citations.map(({ number }) => String(number)))
  return text.replace(/ ?\[(\d+)\]/g, (mark, number: string) => (cited.has(number) ? "" : mark))
}
