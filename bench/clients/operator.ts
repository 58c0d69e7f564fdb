import { randomUUID } from "node:crypto"
import type { Command } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import { isEntries, ParleySocket } from "./parley-socket.ts"

/** As many as a busy line carries, and no more than any window takes. */
const inFlight = 32

/** A person who does very many things, one right after the other. */
export interface Operator {
  /** Settles when all of them are accepted; a refusal is an error. */
  doAll(operations: readonly { conversationId: string; command: Command }[]): Promise<void>
  close(): void
}

/** `heard` is given every frame of entries, as it came. */
export async function operator(
  url: string,
  viewer: Viewer,
  heard: (entries: Buffer) => void = () => {},
): Promise<Operator> {
  const waiting = new Map<string, { resolve: () => void; reject: (refused: Error) => void }>()
  const socket = await ParleySocket.admitted(url, viewer)
  await socket.greet(data => {
    if (isEntries(data)) return heard(data)
    const frame: DownFrame = JSON.parse(String(data))
    if (frame.type !== "accepted" && frame.type !== "refused") return
    const one = waiting.get(frame.id ?? "")
    if (frame.type === "accepted") one?.resolve()
    else one?.reject(new Error(`Refused: ${JSON.stringify(frame)}`))
  })
  const perform = (conversationId: string, command: Command): Promise<void> =>
    new Promise((resolve, reject) => {
      const id = randomUUID()
      waiting.set(id, { resolve, reject })
      socket.say({ type: "do", operation: { id, conversationId, command } })
    })
  return {
    doAll: async operations => {
      const left = operations.values()
      const one = async () => {
        for (const { conversationId, command } of left) await perform(conversationId, command)
      }
      await Promise.all(Array.from({ length: inFlight }, one))
      waiting.clear()
    },
    close: () => socket.close(),
  }
}
