import type { EscalationCause } from "../../../protocol/answer.ts"
import type { AssistantSettings } from "../../../protocol/assistant.ts"
import { limits } from "../../../protocol/limits.ts"

/** Why a person is fetched. Customers read the reason, too. */
export interface HandOver {
  cause: EscalationCause
  reason: string
  /** What is no business of the customer's. It begins the summary that staff read. */
  why?: string
}

/** The organization's rules, asked before the assistant is: what the customer has just said, and how often it has not helped. */
export function ruledHandOver(
  { handOver }: Pick<AssistantSettings, "handOver">,
  { text, misses }: { text: string; misses: number },
): HandOver | null {
  const words = wordsOf(text)
  if (handOver.keywords.some(phrase => contains(words, phrase)))
    return { cause: "words", reason: quoted("Asked for a person", text) }
  if (handOver.sentimentWords.some(phrase => contains(words, phrase)))
    return { cause: "rule", reason: quoted("Wrote", text) }
  return misses >= handOver.afterMisses ? tooManyMisses : null
}

export const tooManyMisses: HandOver = { cause: "rule", reason: "The assistant's answers have not helped" }
export const spentUp: HandOver = {
  cause: "rule",
  reason: "The assistant cannot answer at the moment",
  why: "Too little is left of what the assistant may spend, or it is writing too many answers at once.",
}
export const turnedOff: HandOver = { cause: "rule", reason: "The assistant has been turned off" }
export const gaveUp: HandOver = { cause: "failure", reason: "The assistant could not answer" }

/** What the assistant says when it fetches a person without having been asked for an answer. */
export const farewell =
  "I am asking a person to take over. They see everything that was written here and will answer you in this conversation."

/** Words in a row, with one space around each: so that "agent" is not found in "reagent". */
function wordsOf(text: string): string {
  return ` ${(
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ")} `
}

function contains(words: string, phrase: string): boolean {
  const wanted = wordsOf(phrase)
  return wanted.trim() !== "" && words.includes(wanted)
}

function quoted(what: string, text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim()
  const room = limits.reasonCharactersMax - what.length - 5
  const cut = line.length > room ? `${line.slice(0, room)}…` : line
  return `${what}: “${cut.isWellFormed() ? cut : cut.toWellFormed()}”`
}
