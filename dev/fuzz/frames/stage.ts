import { limits } from "../../../protocol/limits.ts"
import type { Viewer } from "../../../protocol/person.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import type { Reader } from "../../../worker/org/session.ts"
import type { HostedSocket } from "../../simulation/hosted-socket.ts"
import { statementsOf } from "../../simulation/memory-sql.ts"
import { ObjectHost } from "../../simulation/object-host.ts"
import { PostgresInMemory } from "../../simulation/postgres-in-memory.ts"
import type { Dice } from "../../simulation/random.ts"
import { Timeline } from "../../simulation/timeline.ts"
import { texts } from "../texts.ts"
import type { Topics } from "./valid-frames.ts"

export interface Member {
  viewer: Viewer
  socket: HostedSocket
  /** What this person has heard since it was last emptied. */
  heard: string[]
}

const uuid = (family: number, n: number): string => `00000000-0000-4000-a${family}00-${String(n).padStart(12, "0")}`
const roles = ["owner", "admin", "agent", "member", null, null, null] as const
const words = ["start", "send", "escalate", "claim", "note", "send"] as const

/** The shipped core of an organization with everybody in it, one socket each, and a few conversations that stand differently. */
export class Stage {
  readonly host: ObjectHost
  readonly members: Member[]
  readonly topics: Topics
  readonly #timeline = new Timeline()
  readonly #changes: () => number
  #made = 0

  constructor() {
    this.host = new ObjectHost(this.#timeline, new PostgresInMemory(this.#timeline))
    const count = statementsOf(this.host.database)("select total_changes() as n")
    this.#changes = () => Number(count.get()?.n)
    this.members = roles.map((role, n) =>
      this.#join({ userId: uuid(1, n), name: `Person ${n}`, isGuest: n === 6, role }),
    )
    for (const { socket } of this.members) this.deliver(socket, { type: "hello", protocol: protocolVersion })
    this.topics = { conversationIds: [], operationIds: [], epoch: "", head: 0, newId: () => this.#newId() }
    for (const customer of [3, 4, 5]) for (const moves of [2, 3, 6]) this.#converse(customer, moves)
    this.remember()
  }

  /** Rows written so far, whatever came of them. */
  changes(): number {
    return this.#changes()
  }

  pass(ms: number): void {
    this.#timeline.now += ms
  }

  /** Everybody has used up nearly all that they may do for now. */
  tire(): void {
    const { rates } = this.host.core
    for (const { viewer } of this.members) {
      while (rates.quota("operations", viewer).remaining > 2) rates.operation(viewer)
      for (let n = 0; n < limits.signalsBurst - 5; n += 1) rates.signal(viewer)
      for (let n = 0; n < limits.idleBurst - 100; n += 1) rates.idle(viewer)
    }
  }

  /** Anything at all arrives. An exception comes through. */
  deliver(socket: HostedSocket, data: string | ArrayBuffer | object): void {
    const arrival = typeof data === "string" || data instanceof ArrayBuffer ? data : JSON.stringify(data)
    this.host.do(core => core.inbox.receive({ socket, data: arrival }))
  }

  /** Nothing is left to be written later, so that what the next frame writes is its own. */
  remember(): void {
    const { core } = this.host
    core.stream.saveConversations()
    Object.assign(this.topics, { epoch: core.meta.epoch(), head: core.stream.head() })
    for (const { heard } of this.members) heard.length = 0
  }

  /** Puts somebody's socket into a state that it can be in. */
  put({ socket, viewer }: Member, state: Reader["state"], dice: Dice): void {
    const { head, conversationIds } = this.topics
    const [first = ""] = conversationIds
    const isStaff = viewer.role !== null && viewer.role !== "member"
    const behind = isStaff
      ? { state: "behind" as const, after: 0, joined: 0, floors: {} }
      : { state: "behind" as const, after: 0, joined: head, floors: { [first]: 1 } }
    const watching = dice.chance(0.5) ? dice.pick(conversationIds) : null
    socket.update({ reader: state === "behind" ? behind : { state }, strikes: dice.below(3), watching })
    socket.framesSent = state === "behind" ? 8 : dice.below(10)
    socket.framesAcknowledged = 0
  }

  #join(viewer: Viewer): Member {
    const heard: string[] = []
    return { viewer, heard, socket: this.host.accept(viewer, { toClient: text => heard.push(text), closed: () => {} }) }
  }

  #converse(customer: number, moves: number): void {
    const conversationId = this.#newId()
    this.topics.conversationIds.push(conversationId)
    for (const type of words.slice(0, moves)) {
      const id = this.#newId()
      this.topics.operationIds.push(id)
      const text =
        type === "escalate" ? { reason: texts[moves] ?? "A person, please" } : type === "claim" ? {} : { text: "Hello" }
      const isCustomers = type === "start" || type === "escalate" || (type === "send" && moves < 4)
      const by = this.members[isCustomers ? customer : 2]
      if (by) this.deliver(by.socket, { type: "do", operation: { id, conversationId, command: { type, ...text } } })
      this.pass(500)
    }
  }

  #newId(): string {
    this.#made += 1
    return uuid(2, this.#made)
  }
}
