import type { Command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import type { Author, Viewer } from "../../protocol/person.ts"
import { reduce } from "../../protocol/reduce.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { step } from "./core.ts"
import type { Effect, Happening, Question } from "./event.ts"
import { emptyState, type OrganizationState } from "./state.ts"
import { wakeAt } from "./wake.ts"

/** Ids that tell in a failed test who or what they are: `uuid(7)` ends in 7. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`

export const epoch = uuid(999)
export const lena: Viewer = { userId: uuid(1), name: "Lena", isGuest: false, role: null }
export const ines: Viewer = { userId: uuid(2), name: "Ines", isGuest: false, role: "agent" }
const byLena: Author = { kind: "customer", id: lena.userId, name: "Lena" }
const byInes: Author = { kind: "staff", id: null, name: "Ines" }

/** The brain alone, with a hand-made world around it: a clock that we move, and a record of what it wanted done. */
export class Scene {
  state: OrganizationState = emptyState(uuid(500))
  now = 1_000_000
  done: Effect[] = []

  happens(event: Happening, random = 0.5): this {
    const { state, effects } = step(this.state, { ...event, now: this.now, random })
    this.state = state
    this.done.push(...effects)
    return this
  }

  /** Lets time pass as the shell would: the brain is woken whenever it asked for it. */
  passes(ms: number): this {
    const until = this.now + ms
    for (let at = wakeAt(this.state); at !== null && at <= until; at = wakeAt(this.state)) {
      this.now = Math.max(this.now, at)
      this.happens({ type: "ticked" })
    }
    this.now = until
    return this
  }

  /** The same over a line that answers its pings. */
  passesOnline(ms: number): this {
    const pieceMs = 1_000
    for (let left = ms; left > 0; left -= pieceMs)
      this.passes(Math.min(left, pieceMs)).happens({ type: "pong_received", socket: this.state.sockets })
    return this
  }

  hears(frame: DownFrame): this {
    return this.happens({ type: "frame_received", socket: this.state.sockets, frame })
  }

  drops(code = 1006): this {
    return this.happens({ type: "socket_closed", socket: this.state.sockets, code })
  }

  opens(): this {
    if (this.state.connection.status === "idle") this.happens({ type: "started", online: true, visible: true })
    if (this.state.connection.status === "waiting") this.happens({ type: "try_now" })
    return this.happens({ type: "socket_opened", socket: this.state.sockets })
  }

  welcomed(viewer: Viewer, more: Partial<Extract<DownFrame, { type: "welcome" }>> = {}): this {
    const welcome = {
      type: "welcome",
      protocol: protocolVersion,
      epoch,
      viewer,
      resume: "fresh",
      serverTime: 0,
      ...more,
    } as const
    return this.opens().hears(welcome)
  }

  does(id: number, conversationId: string, command: Command): this {
    return this.happens({ type: "posted", operation: { id: uuid(id), conversationId, command } })
  }

  /** Frames sent since last asked, without the receipts and acknowledgements unless wanted. */
  said(...types: UpFrame["type"][]): UpFrame[] {
    const frames = this.done.flatMap(effect => (effect.type === "send" ? [effect.frame] : []))
    this.done = this.done.filter(effect => effect.type !== "send")
    return types.length === 0 ? frames : frames.filter(frame => types.includes(frame.type))
  }

  /** Questions asked since last asked for. */
  asked(): Question[] {
    const questions = this.done.flatMap(effect => (effect.type === "fetch" ? [effect.question] : []))
    this.done = this.done.filter(effect => effect.type !== "fetch")
    return questions
  }
}

/** A conversation of Lena's as it grows: each call adds an entry, as told to customers. */
export class Talk {
  readonly id: string
  entries: Entry[] = []
  constructor(number: number) {
    this.id = uuid(number)
    this.add(byLena, { type: "opened", customer: { id: lena.userId, name: "Lena", isGuest: false } })
  }
  lena(text: string, id?: string): Entry {
    return this.add(byLena, { type: "message", text }, id)
  }
  ines(text: string): Entry {
    return this.add(byInes, { type: "message", text })
  }
  add(author: Author, body: EntryBody, id?: string): Entry {
    const position = this.entries.length + 1
    const entry = { id: id ?? uuid(Number(this.id.slice(-6)) * 1000 + position), conversationId: this.id, position }
    const whole: Entry = { ...entry, at: 1_000 + position, author, body }
    this.entries.push(whole)
    return whole
  }
  get conversation(): Conversation {
    const folded = this.entries.reduce<Conversation | null>(reduce, null)
    if (folded === null) throw new Error("A talk has at least its first entry")
    return folded
  }
  /** The newest entries, as REST tells them. */
  page(limit = 50) {
    const entries = this.entries.slice(-limit)
    const nextCursor = entries.length < this.entries.length ? "older" : null
    return { entries, asOf: this.entries.length, epoch, nextCursor }
  }
}

/** As staff hear it: with the organization's numbers, here given by hand. */
export const numbered = (entry: Entry, seq: number): Entry => ({ ...entry, seq })
