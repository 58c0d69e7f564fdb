import { randomUUID } from "node:crypto"
import { io } from "socket.io-client"
import type { WebSocket } from "ws"
import { say } from "./message.ts"
import { openSocket } from "./open-socket.ts"
import type { Talker } from "./talker.ts"

interface Answer {
  id: string
  seq: number
}

/** Talks to a floor or a peer that speaks plain WebSocket. */
export async function plainTalker(url: string): Promise<Talker> {
  const socket: WebSocket = await openSocket(url)
  const conversationId = randomUUID()
  const waiting = new Map<string, () => void>()
  let kept = 0
  socket.on("message", data => {
    // An echo comes back as it was sent, with the id one level deeper.
    const answer: Partial<Answer> & { operation?: { id: string } } = JSON.parse(String(data))
    const id = answer.id ?? answer.operation?.id ?? ""
    kept = answer.seq ?? kept + 1
    waiting.get(id)?.()
    waiting.delete(id)
  })
  return {
    say: n =>
      new Promise(acknowledged => {
        const { id, frame } = say(conversationId, n)
        waiting.set(id, acknowledged)
        socket.send(frame)
      }),
    kept: () => kept,
    counts: "all",
    close: () => socket.terminate(),
  }
}

/** The same over `socket.io` with its own client and its own acknowledgements. */
export async function socketIoTalker(url: string): Promise<Talker> {
  const socket = io(url, { transports: ["websocket"], forceNew: true })
  await new Promise<void>((opened, failed) => {
    socket.once("connect", opened)
    socket.once("connect_error", failed)
  })
  const conversationId = randomUUID()
  let kept = 0
  return {
    say: async n => {
      const { id, frame } = say(conversationId, n)
      const answer: Answer = JSON.parse(await socket.emitWithAck("say", frame))
      if (answer.id !== id) throw new Error("socket.io acknowledged another message")
      kept = answer.seq
    },
    kept: () => kept,
    counts: "all",
    close: () => void socket.disconnect(),
  }
}
