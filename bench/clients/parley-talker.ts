import { randomUUID } from "node:crypto"
import type { DownFrame } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import { say, text } from "./message.ts"
import { isEntries, ParleySocket } from "./parley-socket.ts"
import type { Talker } from "./talker.ts"

/** A customer in a conversation of their own, which begins with this call. They hear their own entries, as every page does. */
export async function parleyTalker(url: string, viewer: Viewer): Promise<ParleyTalker> {
  return converse(await ParleySocket.admitted(url, viewer))
}

export type ParleyTalker = Talker & { conversationId: string }

/** The same over a socket that is open, however it was let in. */
export async function converse(socket: ParleySocket): Promise<ParleyTalker> {
  const conversationId = randomUUID()
  const waiting = new Map<string, () => void>()
  let kept = 0
  await socket.greet(data => {
    if (isEntries(data)) return
    // Checked no further than by the clients of the other sides: it is not our parser that is measured.
    const frame: DownFrame = JSON.parse(String(data))
    if (frame.type === "assistant") return
    if (frame.type !== "accepted") throw new Error(`Not accepted: ${JSON.stringify(frame)}`)
    kept = frame.position ?? kept
    waiting.get(frame.id)?.()
    waiting.delete(frame.id)
  })
  const send = (id: string, frame: string) =>
    new Promise<void>(acknowledged => {
      waiting.set(id, acknowledged)
      socket.send(frame)
    })
  const id = randomUUID()
  const operation = { id, conversationId, command: { type: "start", text: text(0) } }
  await send(id, JSON.stringify({ type: "do", operation }))
  const before = kept
  return {
    conversationId,
    say: n => {
      const { id, frame } = say(conversationId, n)
      return send(id, frame)
    },
    kept: () => kept - before,
    counts: "own",
    close: () => socket.close(),
  }
}
