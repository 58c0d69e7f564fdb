import { limits } from "../../protocol/limits.ts"

/** Full jitter: anywhere up to a bound that doubles, so that everybody who was dropped together does not come back together. */
export function pauseMs(attempt: number, random: number): number {
  const { first, max } = limits.reconnectMs
  // 2^30 is far past the bound; more would end in Infinity.
  return random * Math.min(max, first * 2 ** Math.min(attempt, 30))
}
