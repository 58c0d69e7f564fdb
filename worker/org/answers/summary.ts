import type { Entry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import { takesOver } from "../../../protocol/reduce.ts"

/** For who takes over: what was asked, and what the assistant has tried, from the entries since a person was last here. */
export function summaryOf(entries: readonly Entry[], why = ""): string {
  const since = entries.slice(entries.findLastIndex(({ body }) => takesOver(body)) + 1)
  const asked = since.flatMap(({ author, body }) =>
    body.type === "message" && author.kind === "customer" && body.text !== "" ? [line(body.text)] : [],
  )
  const tried = since.flatMap(({ id, body }) =>
    body.type === "answer" && body.text !== "" ? [attempt(id, body, since)] : [],
  )
  const parts = [
    why,
    asked.length > 0 ? `Asked: ${asked.slice(-questionsMax).join(" · ")}` : "",
    tried.length > 0 ? `Tried: ${tried.slice(-questionsMax).join(" · ")}` : "Tried: nothing yet",
  ]
  return parts
    .filter(part => part !== "")
    .join("\n")
    .slice(0, limits.summaryCharactersMax)
    .toWellFormed()
}

const questionsMax = 5
const lineCharactersMax = 160

type Answer = Extract<Entry["body"], { type: "answer" }>

function attempt(id: string, { text, citations, end }: Answer, since: readonly Entry[]): string {
  const rated = since.findLast(({ body }) => body.type === "rated" && body.answerId === id)?.body
  const judged =
    rated?.type === "rated" ? ` (rated ${rated.rating}${rated.reason ? `: ${line(rated.reason)}` : ""})` : ""
  const from = citations.length > 0 ? `from ${citations.map(({ title }) => `“${line(title)}”`).join(", ")}` : line(text)
  return `${end === "done" ? "" : `${end}, `}${from}${judged}`
}

function line(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim()
  return flat.length > lineCharactersMax ? `${flat.slice(0, lineCharactersMax).toWellFormed()}…` : flat
}
