import { APICallError, RetryError } from "ai"
import type { FailureCode } from "./generate-event.ts"
import { ThoughtAloud } from "./models/thinking-opened.ts"
import { Unpayable } from "./models/within-tokens.ts"
import { Silent } from "./watched.ts"

export interface Failure {
  code: FailureCode
  because: string
}

/** What an error of a provider means, for staff. Its own words stay here: they may name addresses and keys. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Silent) return failures.silent
  if (error instanceof Unpayable) return failures.too_long
  if (error instanceof ThoughtAloud) return failures.thought_aloud
  const cause = RetryError.isInstance(error) ? error.lastError : error
  const status = APICallError.isInstance(cause) ? cause.statusCode : statusWithin(cause)
  if (status === undefined) return APICallError.isInstance(cause) ? failures.unreachable : failures.cut
  if (status < 400) return failures.cut
  if (status === 401 || status === 403) return failures.refused
  if (status === 402 || status === 429) return failures.over_quota
  if (status >= 500 || status === 408) return failures.busy
  return { code: "refused", because: `The model's server refused the request (${status}).` }
}

export const failures = {
  silent: { code: "silent", because: "The model said nothing for too long." },
  unreachable: { code: "unreachable", because: "The model's server could not be reached." },
  busy: { code: "busy", because: "The model's server failed or is overloaded." },
  over_quota: { code: "over_quota", because: "The model's quota is used up, or too much is asked of it." },
  refused: { code: "refused", because: "The model's server did not accept the key." },
  filtered: { code: "filtered", because: "The model's provider filtered the answer out." },
  cut: { code: "cut", because: "The model broke off in the middle." },
  empty: { code: "empty", because: "The model had nothing to say." },
  nonsense: { code: "nonsense", because: "The model called a tool with nonsense, and again when it was told." },
  thought_aloud: {
    code: "thought_aloud",
    because: "The model wrote what it thinks into its answer. Its server has to keep that apart (a reasoning parser).",
  },
  too_long: { code: "too_long", because: "The answer would have spent more tokens than it may." },
  knowledge: { code: "knowledge", because: "What is written down could not be searched." },
  setting: { code: "setting", because: "No model can be made of what ASSISTANT_MODEL says." },
} as const satisfies Record<FailureCode, Failure>

/** Errors of bindings and of streams carry their status in one of these places, or not at all. */
function statusWithin(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined
  if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode
  if ("code" in error && typeof error.code === "number" && error.code >= 400 && error.code < 600) return error.code
  return undefined
}
