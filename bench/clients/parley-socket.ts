import type { WebSocket } from "ws"
import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import type { Admission } from "../../worker/org/session.ts"
import { openSocket } from "./open-socket.ts"

/** As in worker/org/admit.ts, which only the runtime can load. */
const admissionHeader = "x-parley-admission"

type Welcome = Extract<DownFrame, { type: "welcome" }>
type Place = Pick<Extract<UpFrame, { type: "hello" }>, "epoch" | "cursor" | "positions">

/**
 * One page's socket as the protocol wants it: greets, counts `entries` frames and acknowledges them in time. It looks at
 * frames without parsing them, which whoever listens may do later, so that with a thousand of them it is the service that
 * is measured.
 */
export class ParleySocket {
  readonly #socket: WebSocket
  #framesTaken = 0
  #heard: (data: Buffer) => void = () => {}
  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** Lets somebody in, as the Worker does after it has checked them (routes/socket.ts). Nothing is said yet. */
  static async admitted(url: string, viewer: Viewer): Promise<ParleySocket> {
    const now = Date.now()
    const admission: Admission = { viewer, sessionId: viewer.userId, expiresAt: now + 86_400_000, checkedAt: now }
    const headers = { [admissionHeader]: encodeURIComponent(JSON.stringify(admission)) }
    return new ParleySocket(await openSocket(url, { headers }))
  }

  /** Goes through the whole Worker, as a browser does: who they are is in the cookie. Nothing is said yet. */
  static async signedIn(url: string, headers: { cookie: string; origin: string }): Promise<ParleySocket> {
    return new ParleySocket(await openSocket(url, { headers }))
  }

  /** Greets, and settles with the welcome. What follows is given to the listener. */
  greet(heard: (data: Buffer) => void, place: Place = {}): Promise<Welcome> {
    const hello: UpFrame = { type: "hello", protocol: protocolVersion, ...place }
    return new Promise((welcomed, failed) => {
      this.#socket.once("close", code => failed(new Error(`Closed with ${code}`)))
      this.#socket.once("message", data => {
        this.#heard = heard
        this.#socket.on("message", (data: Buffer) => {
          for (const frame of framesOf(data)) this.#take(frame)
        })
        const [frame] = parseFrames(String(data))
        if (frame?.type === "welcome") welcomed(frame)
        else failed(new Error(`Not welcome: ${JSON.stringify(frame)}`))
      })
      this.say(hello)
    })
  }

  say(frame: UpFrame): void {
    this.#socket.send(JSON.stringify(frame))
  }

  send(frame: string): void {
    this.#socket.send(frame)
  }

  ping(): void {
    this.#socket.send("ping")
  }

  /** Stops reading from the line, as a device that fell asleep; nobody is told. */
  stall(): void {
    this.#socket.pause()
  }

  readOn(): void {
    this.#socket.resume()
  }

  close(): void {
    this.#socket.terminate()
  }

  #take(data: Buffer): void {
    if (isEntries(data)) {
      this.#framesTaken += 1
      if (asksForMore(data) || this.#framesTaken % limits.acknowledgeEveryFrames === 0)
        this.say({ type: "acknowledge", frames: this.#framesTaken })
    }
    this.#heard(data)
  }
}

/** A message carries a frame, or an array of frames: cut apart without parsing. Inside a frame no object with a type follows a comma. */
function framesOf(message: Buffer): Buffer[] {
  if (message[0] !== arrayStart) return [message]
  const frames: Buffer[] = []
  for (let from = 1; from < message.length; ) {
    const next = message.indexOf(nextFrame, from)
    const to = next === -1 ? message.length - 1 : next
    frames.push(message.subarray(from, to))
    from = to + 1
  }
  return frames
}

const arrayStart = "[".charCodeAt(0)
const nextFrame = Buffer.from(',{"type":"')
const entriesStart = Buffer.from('{"type":"entries"')
const moreEnd = Buffer.from('"more":true}')

export const isEntries = (data: Buffer): boolean => data.subarray(0, entriesStart.length).equals(entriesStart)

/** Of an `entries` frame: whether another page follows when this one is acknowledged. */
export const asksForMore = (data: Buffer): boolean => data.subarray(-moreEnd.length).equals(moreEnd)
