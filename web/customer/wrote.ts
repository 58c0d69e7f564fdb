import { useHistoryState } from "wouter/use-browser-location"

/** Goes with an address whose conversation was begun by writing: the hands are still on the keyboard. */
export const wrote = { wrote: true }

export function useJustWrote(): boolean {
  const state: unknown = useHistoryState()
  return typeof state === "object" && state !== null && "wrote" in state
}
