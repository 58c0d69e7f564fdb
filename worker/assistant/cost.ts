import { passageCharactersMax } from "../../drizzle/knowledge/passages.ts"
import { limits } from "../../protocol/limits.ts"
import type { GenerateInput } from "./generate.ts"
import type { Said } from "./job.ts"
import { instructionsFor } from "./prompt.ts"
import { searchQuestion } from "./search-question.ts"

/** Tokens that a piece of work takes: with less than `least` it is not begun, and no more than `most` is set aside for it. */
export interface Cost {
  least: number
  most: number
}

type Asked = Pick<GenerateInput, "settings" | "organizationName" | "transcript" | "question" | "instead">

/**
 * An answer takes at least one step: everything is read, what the question finds as well, and the model writes all it may. Set
 * aside is what two can cost, since some look up once more; the second reads what both searches have found.
 */
export function costOfAnswer({ transcript, question, instead, ...role }: Asked): Cost {
  const query = searchQuestion(question, transcript)
  const read = [instructionsFor(role), query, ...(instead ? [instead] : [])]
  const bytes = toolsBytes + bytesRead(transcript, read)
  const found = bytesFound(bytesPerCharacter(transcript))
  const least = tokensIn(bytes + found) + limits.answerStepTokensMax
  const two = tokensIn(2 * bytes + 3 * found) + 2 * limits.answerStepTokensMax
  return { least, most: Math.max(least, Math.min(two, limits.answerTokensMax)) }
}

/** A draft for staff is one step. What it finds may be in another script than what was said. */
export function costOfDraft(instructions: string, transcript: readonly Said[], outputTokensMax: number): Cost {
  const bytes = bytesRead(transcript, [instructions, transcript.map(({ text }) => text).join("\n")])
  const cost = (found: number) => tokensIn(bytes + found) + outputTokensMax
  return { least: cost(bytesFound(bytesPerCharacter(transcript))), most: cost(bytesFound(bytesPerCharacterMax)) }
}

/** A summary reads what was said, and looks nothing up. */
export function costOfSummary(instructions: string, transcript: readonly Said[], outputTokensMax: number): Cost {
  const tokens = tokensIn(bytesRead(transcript, [instructions])) + outputTokensMax
  return { least: tokens, most: tokens }
}

/**
 * Without the model's own tokenizer: for what is not counted yet, and for providers that do not count. It errs to the side of
 * too many. English has more than four bytes to a token, other scripts three and more; only noise (digits, signs) has fewer.
 */
export const tokensIn = (bytes: number): number => Math.ceil(bytes / bytesPerToken)

export const bytesIn = (text: string): number => new TextEncoder().encode(text).byteLength

function bytesRead(transcript: readonly Said[], more: readonly string[]): number {
  const all = [...transcript.map(({ text }) => text), ...more]
  return all.reduce((sum, text) => sum + bytesIn(text) + wrappingBytes, 0)
}

const bytesFound = (perCharacter: number): number =>
  Math.ceil(limits.passagesPerSearchMax * (passageCharactersMax * perCharacter + wrappingBytes))

/** Most organizations have written things down in the script in which they are asked. */
function bytesPerCharacter(transcript: readonly Said[]): number {
  const text = transcript.map(said => said.text).join("")
  return text === "" ? 1 : bytesIn(text) / text.length
}

const bytesPerToken = 3
/** Of UTF-8, for a unit of UTF-16. */
const bytesPerCharacterMax = 3
/** Names of roles and fields around a message, and around a passage with its title. */
const wrappingBytes = 150
/** What a model is told of its tools with every step. */
export const toolsBytes = 1_500
