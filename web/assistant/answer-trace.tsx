import { Link } from "wouter"
import type { ToolUse, Trace } from "../../protocol/answer.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { toolWords } from "./tool-words.ts"
import "./trace.css"

/** How an answer came about, for staff: folded away until somebody asks. */
export function AnswerTrace({ trace }: { trace: Trace }) {
  const { organization } = useWorkplace()
  const { model, tools, sources, tokens } = trace
  return (
    <details className="trace">
      <summary>{inShort(trace)}</summary>
      <div>
        {tools.length > 0 && (
          <ul aria-label="What it did">
            {tools.map((use, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer's tool calls only become more
              <li key={index}>
                {toolWords(use)} <span className={use.outcome === "failed" ? "failed" : "soft"}>{outcomeOf(use)}</span>
              </li>
            ))}
          </ul>
        )}
        {sources.length > 0 && (
          <ul aria-label="What it read">
            {sources.map(({ number, entryId, title, excerpt, score }) => (
              <li key={number}>
                <b>{number}</b> <Link href={`/dashboard/${organization.slug}/knowledge/${entryId}`}>{title}</Link>{" "}
                <span className="soft">score {score.toFixed(2)}</span>
                <blockquote>{excerpt}</blockquote>
              </li>
            ))}
          </ul>
        )}
        <p className="soft">
          {model}, {inDigits(tokens)} tokens
        </p>
      </div>
    </details>
  )
}

/** "Searched 2 times, read 3 sources, 412 tokens". */
function inShort({ tools, sources, tokens }: Trace): string {
  const searches = tools.filter(({ tool }) => tool === "search_knowledge").length
  const parts = [
    searches > 0 && `searched ${searches === 1 ? "once" : `${searches} times`}`,
    sources.length > 0 && `read ${sources.length} ${sources.length === 1 ? "source" : "sources"}`,
    `${inDigits(tokens)} tokens`,
  ].filter(part => part !== false)
  const said = parts.join(", ")
  return said.charAt(0).toUpperCase() + said.slice(1)
}

function outcomeOf({ outcome, result }: ToolUse): string {
  switch (outcome) {
    case "running":
      return ""
    case "failed":
      return `failed: ${result}`
    case "done":
      return result
  }
}
