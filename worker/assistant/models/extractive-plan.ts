import type { LanguageModelV4Prompt } from "@ai-sdk/provider"
import { extractSummary } from "../extract-summary.ts"
import { smallTalk } from "../small-talk.ts"
import { escalateName } from "../tools/escalate.ts"
import { type SearchResult, searchKnowledgeName } from "../tools/search-knowledge.ts"
import { quote } from "./quote.ts"
import { readPrompt } from "./read-prompt.ts"

/** What the extractive model does next. */
export type ExtractiveStep = { say: string } | { call: string; input: Record<string, string> }

/**
 * Looks up what has not been looked up, quotes what answers, and hands over what does not. Without tools it writes for staff: a
 * draft of a reply when something has been looked up, else the gist of what it was given.
 */
export function extractivePlan(prompt: LanguageModelV4Prompt, tools: ReadonlySet<string>): ExtractiveStep {
  const { question, result, instead, answers } = readPrompt(prompt)
  const isForCustomer = tools.has(escalateName)
  const greeting = smallTalk(question)
  if (greeting !== null) return { say: greeting }

  if (result === null) {
    if (tools.has(searchKnowledgeName)) return { call: searchKnowledgeName, input: { query: question } }
    return { say: extractSummary(question) }
  }
  const quoted = result.answerable ? quote(question, result.passages, { instead }) : ""
  if (quoted !== "") {
    const isFirst = isForCustomer && !answers.some(answer => answer.includes(whatItIs))
    return { say: isFirst ? `${whatItIs}\n\n${quoted}` : quoted }
  }
  if (!isForCustomer) return { say: "Nothing that is written down answers this." }
  if (result.otherwise === "offer_a_person") return { say: instead === null ? notFound : nothingElse }
  return { call: escalateName, input: { reason: handedOver, summary: summaryOf(question, result) } }
}

export const whatItIs =
  "I am an automatic assistant and not a language model: I quote what the team has written about this."
const notFound =
  "I have not found anything about this in what the team has written. Would you like me to fetch a person?"
const nothingElse = "The team has written nothing else about this. Would you like me to fetch a person?"
const handedOver = "Nothing that is written down answers this question"

function summaryOf(question: string, { passages }: SearchResult): string {
  const titles = passages.slice(0, 3).map(({ title }) => `“${title}”`)
  const tried = titles.length === 0 ? "found nothing" : `found only ${[...new Set(titles)].join(", ")}`
  return `Asked: ${extractSummary(question)}\nTried: searched the knowledge and ${tried}.`
}
