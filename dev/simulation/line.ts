import { downFrame, framesIn } from "../../protocol/down.ts"
import { pong, type UpFrame } from "../../protocol/up.ts"
import type { Happening } from "../../web/live/event.ts"
import type { Admission } from "../../worker/org/session.ts"
import type { LineRecord } from "./history/observed.ts"
import type { HostedSocket } from "./hosted-socket.ts"
import { ofNewerService } from "./newer-service.ts"
import { Dice } from "./random.ts"
import { seenDown, seenUp } from "./seen.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { crashNow, type World } from "./world.ts"

/** A break just before or just after a frame, counted from when the cut was laid. */
export interface Cut {
  way: "up" | "down"
  side: "before" | "after"
  inFrames: number
}

/** One WebSocket over a network: in order in both directions, with delays; what is under way is lost when it breaks. */
export class Line {
  #world: World
  #client: SimulatedClient
  #number: number
  #dice: Dice
  #socket: HostedSocket | null = null
  #admission: Admission | null = null
  #record: LineRecord | null = null
  #early: string[] = []
  #broken = false
  #forgotten = false
  #silent = false
  #upAt = 0
  #downAt = 0

  constructor(client: SimulatedClient, number: number) {
    this.#world = client.world
    this.#client = client
    this.#number = number
    this.#dice = new Dice(client.world.seed, 3, client.index, client.dice.below(2 ** 30))
    this.#later("up", () => this.#askWorker())
  }

  say(frame: UpFrame): boolean {
    if (this.#record) this.#client.tenant.observed.says(this.#record, frame)
    if (frame.type !== "hello") return this.toServer(JSON.stringify(frame))
    const hello = JSON.stringify({ ...frame, protocol: this.#client.protocol })
    if (this.#client.repeatsHello) {
      this.#client.repeatsHello = false
      this.#world.fired.count("second hello")
      this.toServer(hello)
    }
    return this.toServer(hello)
  }

  /** Something that no page of ours says. */
  sayRaw(text: string): boolean {
    if (this.#record) this.#record.isRogue = true
    return this.toServer(text)
  }

  toServer(text: string): boolean {
    if (this.#broken || this.#silent) return false
    this.#later("up", () => this.#atCut("up", () => this.#arrive(text)))
    return true
  }

  get isSilent(): boolean {
    return this.#silent && !this.#forgotten
  }

  /** True when there was something to break. */
  cut(): boolean {
    if (this.#broken) return false
    this.#broken = true
    this.#world.timeline.after(10, () => this.#atServerEnd())
    this.#world.timeline.after(10, () => this.#tell({ type: "socket_closed", socket: this.#number, code: 1006 }))
    return true
  }

  /** Half-open: nothing arrives any more and nobody is told. */
  goSilent(): boolean {
    const spoke = !this.#silent && !this.#broken
    this.#silent = true
    return spoke
  }

  /** The page has closed this socket itself and does not listen to it any more. */
  forget(): void {
    this.#forgotten = true
  }

  /** The Worker's part (routes/socket.ts): the session first, then the role, then the object is asked. */
  #askWorker(): void {
    const { identity, timeline } = this.#world
    const { tenant, signIn } = this.#client
    const { host } = tenant
    const checkedAt = host.now()
    if (!identity.isSignedIn(signIn, timeline.now) || identity.isGone(tenant.name)) return this.#fail()
    this.#soon(() => {
      const viewer = identity.viewer(tenant.name, signIn.userId)
      const { life } = host
      this.#soon(() => {
        // Whoever waits at the door of an object that breaks has to knock again.
        if (host.life !== life) return this.#fail()
        this.#enter({ viewer, sessionId: signIn.id, expiresAt: signIn.expiresAt, checkedAt })
      })
    })
  }

  #enter(admission: Admission): void {
    const { host } = this.#client.tenant
    const socket = host.admit(admission, {
      toClient: text => this.#send(text),
      closed: code => this.#closed(code),
    })
    if (typeof socket === "string") {
      this.#world.fired.count(`turned away: ${socket}`)
      return this.#fail()
    }
    this.#socket = socket
    this.#admission = admission
    this.#record = this.#client.tenant.observed.connects(this.#client.name, admission.viewer)
    // Its client has gone while the Worker was asking.
    if (this.#broken) return this.#soon(() => this.#atServerEnd())
    this.#later("down", () => this.#tell({ type: "socket_opened", socket: this.#number }))
    for (const text of this.#early.splice(0)) this.#arrive(text)
  }

  #fail(): void {
    this.#later("down", () => this.#close(1006))
  }

  #arrive(text: string): void {
    const socket = this.#socket
    // No page of ours speaks before its socket is open, but others may.
    if (socket === null) return void this.#early.push(text)
    const { tenant, name } = this.#client
    this.#world.trace?.(`${name} → ${text}`)
    seenUp(this.#world, socket.session.reader.state, text)
    tenant.host.deliver(socket, text, crashNow(this.#world, tenant))
  }

  /** The object has spoken: is this person still one who may hear it? */
  #send(text: string): void {
    const { tenant, name } = this.#client
    const { identity, service } = this.#world
    if (this.#admission !== null && text !== pong) {
      tenant.observed.speaksTo(name, {
        may: identity.mayHear(tenant.name, this.#admission) && this.#admission.expiresAt > tenant.host.now(),
      })
    }
    tenant.observed.written.tells(text, tenant.host.life)
    tenant.observed.takenBack.tells(text)
    const messages = service === "newer" && text !== pong ? inFrames(text).flatMap(ofNewerService) : [text]
    for (const said of messages) {
      this.#later("down", () => this.#atCut("down", () => this.#hear(said)))
    }
  }

  /** The object hangs up, or is gone; the socket is there until its client has answered. */
  #closed(code: number): void {
    if (code !== 1006 && this.#admission && this.#admission.expiresAt <= this.#client.tenant.host.now()) {
      this.#world.fired.count("session runs out")
    }
    this.#world.seen.count(`closed ${code}`)
    this.#later("down", () => this.#close(code))
  }

  #close(code: number): void {
    this.#broken = true
    this.#soon(() => this.#atServerEnd())
    this.#world.trace?.(`${this.#client.name} ← closed ${code}`)
    this.#tell({ type: "socket_closed", socket: this.#number, code })
  }

  #atServerEnd(): void {
    if (this.#socket) this.#client.tenant.host.disconnected(this.#socket)
  }

  #hear(text: string): void {
    this.#world.trace?.(`${this.#client.name} ← ${text}`)
    if (text === pong) return this.#tell({ type: "pong_received", socket: this.#number })
    const said = framesIn(text)
    for (const one of said) this.#hearFrame(one, said.length === 1 ? text : JSON.stringify(one))
  }

  #hearFrame(said: unknown, text: string): void {
    const { tenant, state, isFrozen } = this.#client
    const frame = downFrame.safeParse(said).data
    if (!frame) return this.#world.fired.count("unknown frame left out")
    if (this.#forgotten || this.#record === null) return
    // A page that does not run takes it in later, as what it is then.
    if (!isFrozen) seenDown(this.#world, state.connection.status, frame)
    tenant.observed.hears(this.#record, frame, text)
    this.#tell({ type: "frame_received", socket: this.#number, frame })
  }

  #tell(event: Happening): void {
    if (!this.#forgotten) this.#client.happens(event)
  }

  /** Does it, unless the line is to break here. */
  #atCut(way: Cut["way"], arrive: () => void): void {
    const { cutAt } = this.#client
    if (cutAt === null || cutAt.way !== way || this.#forgotten) return arrive()
    cutAt.inFrames -= 1
    if (cutAt.inFrames > 0) return arrive()
    this.#client.cutAt = null
    this.#world.fired.count(`cut ${cutAt.side} a frame ${way}`)
    if (cutAt.side === "after") arrive()
    this.cut()
  }

  #soon(happen: () => void): void {
    this.#world.timeline.after(1 + this.#dice.below(40), happen)
  }

  #later(way: "up" | "down", arrive: () => void): void {
    const { timeline } = this.#world
    const at = timeline.now + 1 + this.#dice.below(this.#dice.chance(0.1) ? 400 : 40)
    // A socket keeps the order of what is said on it.
    const inOrder = Math.max(at, way === "up" ? this.#upAt : this.#downAt)
    if (way === "up") this.#upAt = inOrder
    else this.#downAt = inOrder
    timeline.after(inOrder - timeline.now, () => {
      if (!this.#broken && !this.#silent) arrive()
    })
  }
}

/** A message with several frames, frame by frame. */
const inFrames = (message: string): string[] =>
  message.startsWith("[") ? framesIn(message).map(frame => JSON.stringify(frame)) : [message]
