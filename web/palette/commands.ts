import { useEffect, useRef, useSyncExternalStore } from "react"
import { useShortcut } from "../console/use-shortcut.ts"

/** Something that can be done now: by its key, in the palette, and written down in the sheet of shortcuts. */
export interface PageCommand {
  id: string
  words: string
  key?: string
  group: "Selection" | "Conversation" | "Writing" | "Customer" | "List" | "Go to" | "You"
  run: () => void
}

/** What the parts of the page that are on screen offer. Each part offers its own for as long as it is there. */
const offered = new Map<object, readonly PageCommand[]>()
const listeners = new Set<() => void>()
let all: readonly PageCommand[] = []

export function useOffer(commands: readonly PageCommand[]): void {
  const latest = useRef(commands)
  const said = commands.map(({ id, words, key }) => `${id}\n${words}\n${key}`).join("\0")
  useEffect(() => {
    latest.current = commands
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered anew when something else is said, not at each drawing
  useEffect(() => {
    const part = {}
    // What is run is what the newest drawing meant.
    const lasting = latest.current.map(({ id, ...command }) => ({
      ...command,
      id,
      run: () => latest.current.find(one => one.id === id)?.run(),
    }))
    offered.set(part, lasting)
    renew()
    return () => {
      offered.delete(part)
      renew()
    }
  }, [said])
}

/** Offers one thing and does it at its key. */
export function useCommand(command: PageCommand & { key: string }): void {
  useOffer([command])
  useShortcut(command.key.toLowerCase(), command.run)
}

export const useOffered = (): readonly PageCommand[] => useSyncExternalStore(onOffered, () => all)

function onOffered(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function renew(): void {
  all = [...offered.values()].flat()
  for (const listener of listeners) listener()
}
