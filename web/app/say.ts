import { refusals } from "../../protocol/refusal.ts"
import type { Failure } from "./api.ts"

/** A failure in words for a person. */
export function say(failure: Failure): string {
  if (failure.kind === "unreachable")
    return "Parley cannot be reached right now. Nothing was changed; try again in a moment."
  const { code, detail, retryAfterMs } = failure.refusal
  const sentence = detail ?? refusals[code].title
  if (retryAfterMs === undefined) return sentence
  return `${sentence} Try again in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds.`
}
