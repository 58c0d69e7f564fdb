import type { LanguageModelV4 } from "@ai-sdk/provider"
import type { Found } from "../../drizzle/knowledge/search.ts"
import type { AssistantSettings } from "../../protocol/assistant.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { bytesIn, tokensIn } from "./cost.ts"
import { failureOf, failures } from "./failure.ts"
import { Unpayable } from "./models/within-tokens.ts"

/** The assistant's model as it works for staff, on request. */
export interface Aide {
  model: LanguageModelV4
  name: string
  isLanguageModel: boolean
  settings: AssistantSettings
  organizationName: string
  tokensMax: number
  /** Published knowledge of the one organization. */
  search: (question: string) => Promise<Found>
  signal: AbortSignal
  /** Counts what was spent. */
  spend: (tokens: number) => Promise<void>
}

export type Aided<T> = Result<{ result: T }>

/**
 * Counts the tokens of some work: what it is sure to cost before it begins, so that leaving in the middle is not free, and the
 * rest when it is known. A provider's failure becomes a refusal in words for staff.
 */
export async function metered<T>(
  { spend, signal }: Pick<Aide, "spend" | "signal">,
  read: readonly { text: string }[],
  work: () => Promise<{ result: T; tokens: number }>,
): Promise<Aided<T>> {
  const surely = tokensIn(read.reduce((sum, { text }) => sum + bytesIn(text), 0))
  await spend(surely)
  try {
    const { result, tokens } = await work()
    await spend(Math.max(0, tokens - surely))
    return { ok: true, result }
  } catch (error) {
    if (error instanceof Unpayable) return refuse("spending_cap_reached")
    return refuse("assistant_failed", signal.aborted ? tookTooLong : failureOf(error).because)
  }
}

export const aidFailed = (because: string) => refuse("assistant_failed", because)
export const saidNothing = () => aidFailed(failures.empty.because)

const tookTooLong = "The model took too long."
