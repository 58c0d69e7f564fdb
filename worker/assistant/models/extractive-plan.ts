import type { LanguageModelV4Prompt } from "@ai-sdk/provider"
import { extractSummary } from "../extract-summary.ts"
import { smallTalk } from "../small-talk.ts"
import { escalateName } from "../tools/escalate.ts"
import { type SearchResult, searchKnowledgeName, searchResult } from "../tools/search-knowledge.ts"
import { quote } from "./quote.ts"

/** What the extractive model does next. */
export type ExtractiveStep = { say: string } | { call: string; input: Record<string, string> }

/**
 * Looks up what has not been looked up, quotes what answers, and hands over what does not. Without tools it writes for staff: a
 * draft of a reply when something has been looked up, else the gist of what it was given.
 */
export function extractivePlan(prompt: LanguageModelV4Prompt, tools: ReadonlySet<string>): ExtractiveStep {
  const question = lastQuestion(prompt)
  const isForCustomer = tools.has(escalateName)
  const greeting = smallTalk(question)
  if (greeting !== null) return { say: greeting }

  const result = lastSearch(prompt)
  if (result === null) {
    if (tools.has(searchKnowledgeName)) return { call: searchKnowledgeName, input: { query: question } }
    return { say: extractSummary(question) }
  }
  if (result.answerable) {
    const quoted = quote(question, result.passages)
    if (quoted !== "") return { say: isForCustomer && !hasSaidWhatItIs(prompt) ? `${whatItIs}\n\n${quoted}` : quoted }
  }
  if (!isForCustomer) return { say: "Nothing that is written down answers this." }
  if (result.otherwise === "offer_a_person") return { say: notFound }
  return { call: escalateName, input: { reason: handedOver, summary: summaryOf(question, result) } }
}

export const whatItIs =
  "I am an automatic assistant and not a language model: I quote what the team has written about this."
const notFound =
  "I have not found anything about this in what the team has written. Would you like me to fetch a person?"
const handedOver = "Nothing that is written down answers this question."

function summaryOf(question: string, { passages }: SearchResult): string {
  const titles = passages.slice(0, 3).map(({ title }) => `“${title}”`)
  const tried = titles.length === 0 ? "found nothing" : `found only ${[...new Set(titles)].join(", ")}`
  return `Asked: ${extractSummary(question)}\nTried: searched the knowledge and ${tried}.`
}

/** Everything that the customer has said since somebody last answered. */
function lastQuestion(prompt: LanguageModelV4Prompt): string {
  const last = prompt.findLastIndex(({ role }) => role === "user")
  const said: string[] = []
  for (let at = last; at >= 0; at -= 1) {
    const message = prompt[at]
    if (message?.role !== "user") break
    said.unshift(message.content.flatMap(part => (part.type === "text" ? [part.text] : [])).join("\n"))
  }
  return said.join("\n")
}

function lastSearch(prompt: LanguageModelV4Prompt): SearchResult | null {
  const question = prompt.findLastIndex(({ role }) => role === "user")
  const results = prompt.slice(question + 1).flatMap(message => (message.role === "tool" ? message.content : []))
  const found = results.findLast(part => part.type === "tool-result" && part.toolName === searchKnowledgeName)
  if (found?.type !== "tool-result" || found.output.type !== "json") return null
  const read = searchResult.safeParse(found.output.value)
  return read.success ? read.data : null
}

function hasSaidWhatItIs(prompt: LanguageModelV4Prompt): boolean {
  const said = prompt.flatMap(message => (message.role === "assistant" ? message.content : []))
  return said.some(part => part.type === "text" && part.text.includes(whatItIs))
}
