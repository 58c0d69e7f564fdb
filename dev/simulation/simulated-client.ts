import { downFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { ping, pong } from "../../protocol/up.ts"
import { step } from "../../web/live/core.ts"
import type { Effect, Happening, Kept, Question } from "../../web/live/event.ts"
import { emptyState, type OrganizationState } from "../../web/live/state.ts"
import { wakeAt } from "../../web/live/wake.ts"
import type { Observed } from "./history.ts"
import type { HostedSocket } from "./hosted-socket.ts"
import type { ObjectHost } from "./object-host.ts"
import type { PostgresInMemory } from "./postgres-in-memory.ts"
import type { Dice } from "./random.ts"
import { answerQuestion } from "./rest.ts"
import type { Timeline } from "./timeline.ts"

export interface World {
  timeline: Timeline
  dice: Dice
  host: ObjectHost
  postgres: PostgresInMemory
  observed: Observed
  /** Probabilities of what can go wrong, all zero when the world is at peace. */
  faults: { crash: number; fetch: number }
}

/** A page of one person: the shipped brain in the place of the shell, on a network that can fail. */
export class SimulatedClient {
  readonly name: string
  readonly viewer: Viewer
  state: OrganizationState
  #world: World
  #storage: Map<string, Kept>
  #line: Line | null = null
  #closed = false
  #cancelTimer: () => void = () => {}

  constructor(world: World, { name, viewer, storage }: { name: string; viewer: Viewer; storage: Map<string, Kept> }) {
    this.#world = world
    this.name = name
    this.viewer = viewer
    this.#storage = storage
    this.state = emptyState("the organization")
    this.happens({ type: "outbox_loaded", items: [...storage.values()].sort((a, b) => a.at - b.at) })
    this.happens({ type: "started", online: true, visible: true })
  }

  happens(event: Happening): void {
    // A tab that was closed hears no answer any more.
    if (this.#closed) return
    const { timeline, dice } = this.#world
    const { state, effects } = step(this.state, { ...event, now: timeline.now, random: dice.next() })
    this.state = state
    for (const effect of effects) this.#carryOut(effect)
    this.#cancelTimer()
    const at = wakeAt(this.state)
    if (at !== null) this.#cancelTimer = timeline.after(at - timeline.now, () => this.happens({ type: "ticked" }))
  }

  /** The line breaks; both ends learn of it, or (half-open) neither. */
  cut({ halfOpen }: { halfOpen: boolean }): void {
    if (halfOpen) this.#line?.goSilent()
    else this.#line?.cut()
  }

  /** The tab closes and opens again: only what was kept is left. */
  reload(): SimulatedClient {
    this.#line?.cut()
    this.#line?.forget()
    this.#cancelTimer()
    this.#closed = true
    return new SimulatedClient(this.#world, { name: this.name, viewer: this.viewer, storage: this.#storage })
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case "open_socket":
        this.#line?.cut()
        this.#line?.forget()
        this.#line = new Line(this.#world, this, effect.socket)
        return
      case "close_socket":
        this.#line?.cut()
        return this.#line?.forget()
      case "send":
        return this.#line?.toServer(JSON.stringify(effect.frame))
      case "ping":
        return this.#line?.toServer(ping)
      case "probe":
        this.#world.timeline.after(20, () =>
          this.happens({ type: "probed", socket: effect.socket, finding: "reachable" }),
        )
        return
      case "fetch":
        return this.#fetch(effect.question)
      case "keep":
        this.#storage.set(effect.item.operation.id, effect.item)
        return
      case "forget":
        this.#storage.delete(effect.id)
    }
  }

  #fetch(question: Question): void {
    const { timeline, dice, faults } = this.#world
    timeline.after(1 + dice.below(80), () => {
      const answer: Happening = dice.chance(faults.fetch)
        ? { type: "fetch_failed", question, failure: "unreachable" }
        : answerQuestion(this.#world, this.viewer, question)
      timeline.after(1 + dice.below(80), () => this.happens(answer))
    })
  }
}

/** One WebSocket over a network: in order in both directions, with delays; what is under way is lost when it breaks. */
class Line {
  #world: World
  #client: SimulatedClient
  #number: number
  #socket: HostedSocket | null = null
  #broken = false
  #forgotten = false
  #silent = false
  #upAt = 0
  #downAt = 0

  constructor(world: World, client: SimulatedClient, number: number) {
    this.#world = world
    this.#client = client
    this.#number = number
    this.#later("up", () => {
      this.#socket = world.host.accept(client.viewer, {
        toClient: text => this.#later("down", () => this.#hear(text)),
        closed: code => this.#later("down", () => this.#close(code)),
      })
      this.#later("down", () => this.#tell({ type: "socket_opened", socket: number }))
    })
  }

  toServer(text: string): void {
    this.#later("up", () => {
      if (this.#socket === null) return
      const { host, dice, faults } = this.#world
      const crash = dice.chance(faults.crash)
        ? dice.pick(["crash before commit", "crash after commit"] as const)
        : "none"
      host.deliver(this.#socket, text, crash)
    })
  }

  cut(): void {
    if (this.#broken) return
    this.#broken = true
    const { timeline, host } = this.#world
    const socket = this.#socket
    if (socket) timeline.after(10, () => host.disconnected(socket))
    timeline.after(10, () => this.#tell({ type: "socket_closed", socket: this.#number, code: 1006 }))
  }

  /** Half-open: nothing arrives any more and nobody is told. */
  goSilent(): void {
    this.#silent = true
  }

  /** The page has closed this socket itself and does not listen to it any more. */
  forget(): void {
    this.#forgotten = true
  }

  #close(code: number): void {
    this.#broken = true
    this.#tell({ type: "socket_closed", socket: this.#number, code })
  }

  #hear(text: string): void {
    if (text === pong) return this.#tell({ type: "pong_received", socket: this.#number })
    const frame = downFrame.parse(JSON.parse(text))
    if (!this.#forgotten) this.#world.observed.hears(this.#client.name, this.#client.viewer, frame)
    this.#tell({ type: "frame_received", socket: this.#number, frame })
  }

  #tell(event: Happening): void {
    if (!this.#forgotten) this.#client.happens(event)
  }

  #later(way: "up" | "down", arrive: () => void): void {
    const { timeline, dice } = this.#world
    const at = timeline.now + 1 + dice.below(dice.chance(0.1) ? 400 : 40)
    // A socket keeps the order of what is said on it.
    const inOrder = Math.max(at, way === "up" ? this.#upAt : this.#downAt)
    if (way === "up") this.#upAt = inOrder
    else this.#downAt = inOrder
    timeline.after(inOrder - timeline.now, () => {
      if (!this.#broken && !this.#silent) arrive()
    })
  }
}

export const patienceMs = limits.pingEveryMs + limits.pongMs.online + limits.reconnectMs.max
