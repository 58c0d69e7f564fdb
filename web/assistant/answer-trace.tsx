import { Link } from "wouter"
import type { ToolUse, Trace } from "../../protocol/answer.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import "./trace.css"

/** How an answer came about, for staff: folded away until somebody asks. */
export function AnswerTrace({ trace }: { trace: Trace }) {
  const { organization } = useWorkplace()
  const { model, tools, sources, tokens } = trace
  return (
    <details className="trace">
      <summary>{inShort(trace)}</summary>
      <div className="small">
        {tools.length > 0 && (
          <>
            <h4>What it did</h4>
            <ol>
              {tools.map((use, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an answer's tool calls only become more
                <li key={index}>
                  <b>{toolWords(use.tool)}</b> <code>{use.input}</code>{" "}
                  <span className={use.outcome === "failed" ? "failed" : "soft"}>{outcomeOf(use)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
        {sources.length > 0 && (
          <>
            <h4>What it read</h4>
            <ul>
              {sources.map(({ number, entryId, title, excerpt, score }) => (
                <li key={number}>
                  [{number}] <Link href={`/dashboard/${organization.slug}/knowledge/${entryId}`}>{title}</Link>{" "}
                  <span className="soft">score {score.toFixed(2)}</span>
                  <blockquote>{excerpt}</blockquote>
                </li>
              ))}
            </ul>
          </>
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
  const others = tools.length - searches
  const parts = [
    searches > 0 && `searched ${times(searches)}`,
    others > 0 && `used ${others} other ${others === 1 ? "tool" : "tools"}`,
    `read ${sources.length} ${sources.length === 1 ? "source" : "sources"}`,
    `${inDigits(tokens)} tokens`,
  ].filter(part => part !== false)
  const said = parts.join(", ")
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`)

function toolWords(tool: string): string {
  return knownTools[tool] ?? tool
}

const knownTools: Record<string, string> = { search_knowledge: "Searched", escalate: "Handed over" }

function outcomeOf({ outcome, result }: ToolUse): string {
  switch (outcome) {
    case "running":
      return "under way"
    case "failed":
      return `failed: ${result}`
    case "done":
      return result
  }
}
