import { useSyncExternalStore } from "react"

/** The time, renewed often enough for words in minutes. One timer for everybody who asks. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)

const renewMs = 10_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    renew()
    timer = setInterval(renew, renewMs)
    // A tab that slept must not show yesterday's waiting times for its first seconds.
    document.addEventListener("visibilitychange", renew)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    document.removeEventListener("visibilitychange", renew)
  }
}

function renew(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}
