import type { DownFrame } from "../../../protocol/down.ts"
import type { EntryBody } from "../../../protocol/entry.ts"
import { step } from "../../../web/live/core.ts"
import type { Effect, Happening, Kept } from "../../../web/live/event.ts"
import { emptyState, type OrganizationState } from "../../../web/live/state.ts"
import { wakeAt } from "../../../web/live/wake.ts"
import { SEED_ORG_ID } from "../../seed/seed-org-id.ts"
import type { Item } from "../../simulation/history/history.ts"
import type { Device } from "../cast.ts"
import type { Message, Page, Witness } from "../chat.ts"
import { impatienceMs } from "../patience.ts"
import { type Address, PageSocket } from "./page-socket.ts"
import { itemOf } from "./parley-item.ts"
import { ParleyReads } from "./parley-reads.ts"
import { WireOrder } from "./wire-order.ts"

/** What somebody who has asked something may get for it. */
const endsWaiting: ReadonlySet<EntryBody["type"]> = new Set(["answer", "escalated", "claimed"])

/** A page without a browser: the brain that ships, and in place of its shell sockets and requests of Node. */
export class ParleyPage implements Page {
  readonly #device: Device
  readonly #witness: Witness
  readonly #address: Address
  readonly #reads: ParleyReads
  readonly #order = new WireOrder()
  readonly #storage: Map<string, unknown>
  readonly #inbox: Happening[] = []
  #state: OrganizationState = emptyState(SEED_ORG_ID)
  #socket: PageSocket | null = null
  #timer: NodeJS.Timeout | undefined
  #impatience: NodeJS.Timeout | undefined
  #isFresh = true
  #closed = false

  constructor(device: Device, at: Address & { witness: Witness }) {
    this.#device = device
    this.#witness = at.witness
    this.#address = at
    this.#storage = device.storage
    this.#reads = new ParleyReads(at)
    this.#happened({ type: "outbox_loaded", items: [...this.#storage.values()] as Kept[] })
    this.#happened({ type: "started", online: true, visible: true })
    // The console's list of everything; a customer's page asks by itself.
    if (device.isStaff) this.#happened({ type: "list_wanted", queue: "all" })
  }

  say({ id, conversationId, text, isFirst }: Message): void {
    const command = { type: isFirst ? ("start" as const) : ("send" as const), text }
    this.#happened({ type: "watched", conversationId })
    this.#happened({ type: "posted", operation: { id, conversationId, command } })
  }

  inFlight(): number {
    return this.#state.outbox.filter(({ sending }) => sending.status === "sending").length
  }

  isUp(): boolean {
    const { connection, threads, lists, conversations } = this.#state
    const isLoaded = [lists.all, ...[...conversations.ids()].map(id => threads[id])].every(
      one => one?.status === "loaded",
    )
    return connection.status === "live" && isLoaded
  }

  isQuiet(): boolean {
    return this.#state.outbox.every(({ sending }) => sending.status === "refused")
  }

  describe(): string {
    const { connection, outbox, threads, wanted, cursor } = this.#state
    const statuses = Object.values(threads).map(({ status }) => status)
    return JSON.stringify({ connection, toSend: outbox.map(({ sending }) => sending), statuses, wanted, cursor })
  }

  shows(): Item[] {
    return Object.values(this.#state.threads).flatMap(thread =>
      thread.status === "loaded" ? thread.entries.map(itemOf) : [],
    )
  }

  showAll(): void {
    for (const [conversationId, thread] of Object.entries(this.#state.threads))
      if (thread.status === "loaded" && thread.olderCursor !== null && thread.older !== "loading")
        this.#happened({ type: "older_wanted", conversationId })
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#impatience)
    this.#socket?.close()
    this.#reads.close()
  }

  /** One step at a time, in order: an effect may make something else happen at once. */
  #happened(event: Happening): void {
    // A page that was closed hears no answer any more.
    if (this.#closed) return
    this.#inbox.push(event)
    if (this.#inbox.length > 1) return
    for (let next = this.#inbox[0]; next !== undefined; this.#inbox.shift(), next = this.#inbox[0]) {
      const { state, effects } = step(this.#state, { ...next, now: Date.now(), random: Math.random() })
      this.#state = state
      for (const effect of effects) this.#carryOut(effect)
    }
    this.#openThreads()
    this.#beImpatient()
    clearTimeout(this.#timer)
    const at = wakeAt(this.#state)
    if (at !== null) this.#timer = setTimeout(() => this.#happened({ type: "ticked" }), Math.max(0, at - Date.now()))
  }

  #carryOut(effect: Effect): void {
    const socket = "socket" in effect && this.#socket?.number === effect.socket ? this.#socket : null
    switch (effect.type) {
      case "open_socket":
        this.#socket?.close()
        this.#socket = new PageSocket(effect.socket, this.#address, {
          happened: event => this.#happened(event),
          frame: frame => this.#takeDown(frame),
        })
        return
      case "close_socket":
        return socket?.close()
      case "send":
        this.#order.says(effect.frame)
        return socket?.say(effect.frame)
      case "ping":
        return socket?.ping()
      case "probe":
        void this.#reads.probe().then(finding => this.#happened({ type: "probed", socket: effect.socket, finding }))
        return
      case "fetch":
        void this.#reads.read(effect.question).then(event => this.#happened(event))
        return
      case "keep":
        this.#storage.set(effect.item.operation.id, effect.item)
        return
      case "forget":
        this.#storage.delete(effect.id)
        this.#witness.acknowledged(effect.id)
    }
  }

  #takeDown(frame: DownFrame): void {
    for (const wrong of this.#order.hears(frame)) this.#witness.complains(wrong)
    if (frame.type === "welcome") {
      // A page that knows nothing, or is told to read again, begins anew.
      this.#witness.connected(frame.resume === "resumed" && !this.#isFresh ? null : [])
      this.#isFresh = false
    }
    if (frame.type === "entries") {
      this.#witness.heard(frame.entries.map(itemOf))
      for (const { conversationId, body } of frame.entries)
        if (endsWaiting.has(body.type)) this.#witness.answered?.(conversationId)
    }
    if (frame.type === "draft") this.#witness.drafted?.(frame)
    if (frame.type === "refused" && frame.id !== undefined && frame.retryAfterMs === undefined)
      this.#witness.refused(frame.id, frame.code)
  }

  /** Everything is on screen from the moment it is known. */
  #openThreads(): void {
    for (const conversationId of this.#device.conversations)
      if (this.#state.conversations.has(conversationId) && this.#state.threads[conversationId] === undefined)
        this.#happened({ type: "thread_wanted", conversationId })
  }

  /** A person who presses "try now" a moment after the line is lost: kills come faster than a gentle client comes back. */
  #beImpatient(): void {
    if (this.#state.connection.status !== "waiting" || this.#impatience !== undefined) return
    this.#impatience = setTimeout(() => {
      this.#impatience = undefined
      if (this.#state.connection.status === "waiting") this.#happened({ type: "try_now" })
    }, impatienceMs())
  }
}
