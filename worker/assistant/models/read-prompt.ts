import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider"
import { again } from "../prompt-messages.ts"
import { type SearchResult, searchKnowledgeName, searchResult } from "../tools/search-knowledge.ts"

/** What the extractive model reads out of a prompt. */
export interface ReadPrompt {
  /** Everything that the customer has said since somebody last answered. */
  question: string
  /** What the last search since then has brought; null when there was none. */
  result: SearchResult | null
  /** The answer that did not help, when another one is wanted. */
  instead: string | null
  /** What was said before on the assistant's side. */
  answers: string[]
}

export function readPrompt(prompt: LanguageModelV4Prompt): ReadPrompt {
  const last = prompt.at(-1)
  const isAgain = last?.role === "user" && textOf(last) === again
  const instead = isAgain ? textOf(prompt.at(-2)) : null
  const talk = isAgain ? prompt.slice(0, -2) : prompt
  const asked = talk.findLastIndex(({ role }) => role === "user")
  return {
    question: questionUpTo(talk, asked),
    result: resultIn(talk.slice(asked + 1)),
    instead,
    answers: prompt.filter(({ role }) => role === "assistant").map(textOf),
  }
}

function questionUpTo(talk: LanguageModelV4Prompt, last: number): string {
  const before = talk.findLastIndex(({ role }, at) => at < last && role !== "user")
  return talk
    .slice(before + 1, last + 1)
    .map(textOf)
    .join("\n")
}

function resultIn(messages: LanguageModelV4Prompt): SearchResult | null {
  const results = messages.flatMap(message => (message.role === "tool" ? message.content : []))
  const found = results.findLast(part => part.type === "tool-result" && part.toolName === searchKnowledgeName)
  if (found?.type !== "tool-result" || found.output.type !== "json") return null
  const read = searchResult.safeParse(found.output.value)
  return read.success ? read.data : null
}

function textOf(message: LanguageModelV4Message | undefined): string {
  if (message === undefined) return ""
  if (message.role === "system") return message.content
  return message.content.flatMap(part => (part.type === "text" ? [part.text] : [])).join("\n")
}
