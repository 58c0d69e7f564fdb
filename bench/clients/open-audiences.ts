import { randomUUID } from "node:crypto"
import { io } from "socket.io-client"
import type { Peers } from "../servers/peers.ts"
import { Audience, type OpenListener } from "./audience.ts"
import { say } from "./message.ts"
import { openSocket } from "./open-socket.ts"
import { ParleySocket } from "./parley-socket.ts"
import { parleyTalker } from "./parley-talker.ts"
import { agent, customer } from "./people.ts"

/** Somebody speaks to many, all of whom hear it, the speaker included. */
export interface Speech {
  name: string
  audience: Audience
  conversationId: string
  /** Says it once, whoever it is to. */
  speak(n: number): void
}

/** Every agent of one organization, in the console; the first of them has the conversation and writes in it. */
export async function parleySpeech(url: string, size: number): Promise<Speech> {
  const organization = `${url}/${randomUUID()}`
  const talker = await parleyTalker(organization, customer())
  const audience = await Audience.open(size, async (n, heard) => {
    const socket = await ParleySocket.admitted(organization, agent(n))
    await socket.greet(heard)
    return { send: frame => socket.send(frame), close: () => socket.close() }
  })
  const { conversationId } = talker
  const speech = speechOf("ours", { audience, conversationId, type: "do" })
  // The first reply takes the conversation, which is told as an entry of its own.
  const reached = audience.reachedBy(0)
  speech.speak(0)
  await reached
  talker.close()
  audience.forget()
  return speech
}

export const plainSpeech = (name: string, url: string, size: number): Promise<Speech> =>
  peerSpeech(name, size, async (_, heard) => {
    const socket = await openSocket(url)
    socket.on("message", (data: Buffer) => heard(data))
    return { send: frame => socket.send(frame), close: () => socket.terminate() }
  })

export const socketIoSpeech = (peers: Peers, size: number): Promise<Speech> =>
  peerSpeech("socket.io", size, async (_, heard) => {
    const socket = io(peers.socketIo, { transports: ["websocket"], forceNew: true })
    await new Promise<void>(opened => socket.once("connect", opened))
    socket.on("told", heard)
    return { send: frame => void socket.emit("say", frame, () => {}), close: () => void socket.disconnect() }
  })

async function peerSpeech(name: string, size: number, open: OpenListener): Promise<Speech> {
  return speechOf(name, { audience: await Audience.open(size, open), conversationId: randomUUID(), type: "tell" })
}

function speechOf(
  name: string,
  { audience, conversationId, type }: Pick<Speech, "audience" | "conversationId"> & { type: "do" | "tell" },
): Speech {
  const [speaker] = audience.listeners
  return { name, audience, conversationId, speak: n => speaker?.send(say(conversationId, n, type).frame) }
}
