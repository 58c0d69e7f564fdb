import { setTimeout as later } from "node:timers/promises"

/** True once it is so; false when it is not so in time. For what only the outside can see, where nothing calls back. */
export async function until(isSo: () => boolean, msMax: number, everyMs = 5): Promise<boolean> {
  const deadline = Date.now() + msMax
  while (!isSo()) {
    if (Date.now() >= deadline) return false
    await later(everyMs)
  }
  return true
}
