import { limits } from "../../protocol/limits.ts"
import type { TurnPorts } from "./turn-ports.ts"

/** A call to another object, or its failure when no answer comes. */
export async function inTime<T>(ports: Pick<TurnPorts, "pause">, call: Promise<T>): Promise<T> {
  const answered = new AbortController()
  const late = ports.pause(limits.turnCallMs, answered.signal).then(() => {
    throw new Error("The organization did not answer in time")
  })
  try {
    return await Promise.race([call, late])
  } finally {
    // With a reason nobody has to make an error that nobody reads.
    answered.abort("answered")
  }
}

/** How long to wait after so many failures in a row: an object that restarts is back in a moment. */
export function backoffMs(failures: number): number {
  const { first, max } = limits.turnRetryMs
  return Math.min(max, first * 2 ** (failures - 1))
}
