import { createHash } from "node:crypto"
import { io } from "socket.io-client"
import { openSocket } from "./open-socket.ts"
import { asksForMore, isEntries, ParleySocket } from "./parley-socket.ts"
import { agent } from "./people.ts"
import type { Talker } from "./talker.ts"

const writers = 20

/** What a reader who comes back was sent, and how long that took from its greeting. */
export interface Replay {
  ms: number
  frames: Buffer[]
}

/** Some who all write at once until there are so many messages more. */
export async function write(open: (n: number) => Promise<Talker>, count: number): Promise<void> {
  const each = count / writers
  const talkers = await Promise.all(Array.from({ length: writers }, (_, n) => open(n)))
  for (const talker of talkers) await Promise.all(Array.from({ length: each }, (_, n) => talker.say(n)))
  for (const talker of talkers) talker.close()
}

/** The cursor of an agent who has everything but the newest of them. */
export async function placeBefore(organization: string, count: number): Promise<{ epoch: string; cursor: number }> {
  const socket = await ParleySocket.admitted(organization, agent())
  const { epoch, cursor = 0 } = await socket.greet(() => {})
  socket.close()
  return { epoch, cursor: cursor - count }
}

export async function replayed(organization: string, place: { epoch: string; cursor: number }): Promise<Replay> {
  const socket = await ParleySocket.admitted(organization, agent())
  const replay = new Promise<Replay>((done, failed) => {
    const frames: Buffer[] = []
    const startedAt = performance.now()
    socket
      .greet(data => {
        if (!isEntries(data)) return
        frames.push(data)
        if (!asksForMore(data)) done({ ms: performance.now() - startedAt, frames })
      }, place)
      .catch(failed)
  })
  return replay.finally(() => socket.close())
}

export async function readPlainly(url: string): Promise<Replay> {
  const socket = await openSocket(url)
  const replay = new Promise<Replay>(done => {
    const frames: Buffer[] = []
    const startedAt = performance.now()
    socket.on("message", (data: Buffer) => {
      frames.push(data)
      if (!asksForMore(data)) done({ ms: performance.now() - startedAt, frames })
    })
    socket.send(JSON.stringify({ type: "everything" }))
  })
  return replay.finally(() => socket.terminate())
}

/** The same over `socket.io`, where every message comes by itself. */
export async function readOverSocketIo(url: string, count: number): Promise<Replay> {
  const socket = io(url, { transports: ["websocket"], forceNew: true })
  await new Promise<void>(opened => socket.once("connect", opened))
  const replay = new Promise<Replay>(done => {
    const frames: Buffer[] = []
    const startedAt = performance.now()
    socket.on("told", (text: string) => {
      frames.push(Buffer.from(text))
      if (frames.length === count) done({ ms: performance.now() - startedAt, frames })
    })
    socket.emit("everything")
  })
  return replay.finally(() => socket.disconnect())
}

export const entriesIn = ({ frames }: Replay): unknown[] => frames.flatMap(frame => JSON.parse(String(frame)).entries)

/** The floor gets the very entries that ours has sent. */
export async function fill(url: string, replay: Replay): Promise<void> {
  const rows = entriesIn(replay)
  const atOnce = 1_000
  for (let first = 0; first < rows.length; first += atOnce)
    await fetch(url.replace("ws", "http"), { method: "POST", body: JSON.stringify(rows.slice(first, first + atOnce)) })
}

export const digest = ({ frames }: Replay): string => createHash("sha256").update(Buffer.concat(frames)).digest("hex")
