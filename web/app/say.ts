import type { Failure } from "./api.ts"
import { sayRefusal } from "./say-refusal.ts"

/** A failure in words for a person. */
export function say(failure: Failure): string {
  if (failure.kind === "unreachable")
    return "Parley cannot be reached right now. Nothing was changed; try again in a moment."
  const { retryAfterMs } = failure.refusal
  const sentence = sayRefusal(failure.refusal)
  if (retryAfterMs === undefined) return sentence
  return `${sentence} Try again in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} seconds.`
}
