/** Whether the service answers, as the last request or frame showed. Whether there is a line is another matter. */
type Reach = "reachable" | "unreachable"

let reach: Reach = "reachable"
const listeners = new Set<() => void>()

export const noteAnswer = (): void => become("reachable")
export const noteSilence = (): void => become("unreachable")
export const currentReach = (): Reach => reach

export function onReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function become(next: Reach): void {
  if (reach === next) return
  reach = next
  for (const listener of listeners) listener()
}
