import type { LanguageModelUsage } from "ai"
import { bytesIn, tokensIn } from "./cost.ts"

/** What an answer has cost so far: what its provider has counted, and an estimate of what it has not counted yet. */
export function spentTokens() {
  let counted = 0
  let promptBytes = 0
  let foundBytes = 0
  let uncountedPromptBytes = 0
  let writtenBytes = 0

  const total = () => counted + tokensIn(uncountedPromptBytes + writtenBytes)

  return {
    total,
    /** From here on leaving in the middle is not free: the model is given so much to read. */
    asks(bytes: number): void {
      promptBytes = bytes
      uncountedPromptBytes = bytes
    },
    writes(text: string): void {
      writtenBytes += bytesIn(text)
    },
    finds(text: string): void {
      foundBytes += bytesIn(text)
    },
    /** Each step reads everything again, and what was found in the one before. */
    stepBegins(): void {
      promptBytes += foundBytes
      foundBytes = 0
      uncountedPromptBytes = promptBytes
    },
    stepEnds({ inputTokens, outputTokens }: Pick<LanguageModelUsage, "inputTokens" | "outputTokens">): void {
      const isCounted = inputTokens !== undefined || outputTokens !== undefined
      counted = isCounted ? counted + (inputTokens ?? 0) + (outputTokens ?? 0) : total()
      uncountedPromptBytes = 0
      writtenBytes = 0
    },
    /** A provider that sent nothing has most likely read nothing. */
    breaksOff(): void {
      if (writtenBytes === 0) uncountedPromptBytes = 0
    },
  }
}
