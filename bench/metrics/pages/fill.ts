import { randomUUID } from "node:crypto"
import type { Operation } from "../../../protocol/command.ts"
import type { DownFrame } from "../../../protocol/down.ts"
import { isEntries, type ParleySocket } from "../../clients/parley-socket.ts"

/** Below what one frame of accepted operations may pile up to, far above what keeps the object busy. */
const onTheirWay = 200

/** Does all of these, in order, as fast as the organization takes them. Throws when one is refused. */
export async function fill(socket: ParleySocket, operations: readonly Operation[]): Promise<void> {
  const waiting = new Map<string, () => void>()
  const failed = Promise.withResolvers<never>()
  await socket.greet(data => {
    if (isEntries(data)) return
    const frame: DownFrame = JSON.parse(String(data))
    if (frame.type === "refused") return failed.reject(new Error(`Refused: ${data}`))
    if (frame.type !== "accepted") return
    waiting.get(frame.id)?.()
    waiting.delete(frame.id)
  })
  for (let from = 0; from < operations.length; from += onTheirWay) {
    const sent = operations.slice(from, from + onTheirWay).map(
      operation =>
        new Promise<void>(done => {
          waiting.set(operation.id, done)
          socket.say({ type: "do", operation })
        }),
    )
    await Promise.race([Promise.all(sent), failed.promise])
  }
  socket.close()
}

export const operation = (conversationId: string, command: Operation["command"]): Operation => ({
  id: randomUUID(),
  conversationId,
  command,
})
