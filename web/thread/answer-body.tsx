import type { AnswerRow } from "./answer-row.ts"
import { Markdown } from "./markdown.tsx"

/** What the assistant says, said, or was about to say. */
export function AnswerBody({ text, answer }: { text: string; answer: AnswerRow }) {
  const { end, ending, citations, fate } = answer
  if (text === "" && end === null) {
    return (
      <p className="thinking">
        <span className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span className="sr">The assistant is thinking</span>
      </p>
    )
  }
  if (text === "") return <p className="soft">{ending}</p>
  // An answer that was cut may end in the middle of a mark, too.
  const words = <Markdown text={text} citations={citations} isOpen={end !== "done"} />
  if (!fate?.isReplaced) return words
  return (
    <details className="replaced">
      <summary>An earlier answer</summary>
      {words}
    </details>
  )
}
