import { useSyncExternalStore } from "react"

/** The time, renewed often enough for words in minutes. One timer for everybody who asks. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)

/** What is made of the time, in a word or a number: whoever shows it is drawn again only when it comes out differently. */
export const useAtNow = <T extends string | number | boolean>(read: (now: number) => T): T =>
  useSyncExternalStore(subscribe, () => read(now))

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
