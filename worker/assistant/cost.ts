import { passageCharactersMax } from "../../drizzle/knowledge/passages.ts"
import { limits } from "../../protocol/limits.ts"
import type { GenerateInput } from "./generate.ts"
import { instructionsFor } from "./prompt.ts"

/**
 * Tokens to set aside for an answer: what two steps can cost, since most answers need one (the question is looked up before)
 * and some look up once more. The second reads what both searches have found. An answer that finds room in it for another step,
 * as passages are seldom as long as they may be, takes that step; none begins one that it could not pay.
 */
export function mostTokensFor(input: Pick<GenerateInput, "settings" | "transcript" | "instead">): number {
  const said = input.transcript.reduce((sum, { text }) => sum + text.length + wrappingCharacters, 0)
  const read = instructionsFor(input).length + said + (input.instead?.length ?? 0)
  const found = limits.passagesPerSearchMax * (passageCharactersMax + wrappingCharacters)
  return Math.min(limits.answerTokensMax, tokensIn(2 * read + 3 * found) + 2 * limits.answerStepTokensMax)
}

/** As good as it gets without the model's own tokenizer, for what is not counted yet and by providers that do not count. */
export const tokensIn = (characters: number): number => Math.ceil(characters / charactersPerToken)

const charactersPerToken = 4
/** Names of roles and fields around a message, and around a passage with its title. */
const wrappingCharacters = 100
