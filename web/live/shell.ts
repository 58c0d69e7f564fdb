import type { Entry } from "../../protocol/entry.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { step } from "./core.ts"
import type { Effect, Happening } from "./event.ts"
import { newsIn } from "./news-in.ts"
import { outboxStorage } from "./outbox-storage.ts"
import { probe, read } from "./reads.ts"
import { Socket } from "./socket.ts"
import { emptyState, type OrganizationState } from "./state.ts"
import { wakeAt } from "./wake.ts"

/** Longest a browser's timer can be set for. */
const timerMsMax = 2 ** 31 - 1

interface Listeners {
  changed(): void
  heard(news: readonly Entry[]): void
}

/** The world around the brain: the line, storage, the clock, and what the browser says of itself. */
export class Shell {
  #state: OrganizationState
  readonly #who: { organizationId: string; userId: string }
  readonly #storage
  readonly #tell: Listeners
  readonly #inbox: Happening[] = []
  #socket: { number: number; socket: Socket } | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #stopListening: () => void = () => {}

  constructor(who: { organizationId: string; userId: string }, listeners: Listeners) {
    this.#who = who
    this.#state = emptyState(who.organizationId)
    this.#storage = outboxStorage(who)
    this.#tell = listeners
  }

  get state(): OrganizationState {
    return this.#state
  }

  start(): void {
    this.#stopListening = this.#listen()
    this.happened({ type: "outbox_loaded", items: this.#storage.load() })
    this.happened({ type: "started", online: navigator.onLine, visible: document.visibilityState === "visible" })
  }

  stop(): void {
    this.happened({ type: "left" })
    this.#stopListening()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** One step at a time, in order: an effect may make something else happen at once. */
  happened(event: Happening): void {
    this.#inbox.push(event)
    if (this.#inbox.length > 1) return
    const before = this.#state
    const news: Entry[] = []
    try {
      for (let next = this.#inbox[0]; next !== undefined; this.#inbox.shift(), next = this.#inbox[0]) {
        const { state, effects } = step(this.#state, { ...next, now: Date.now(), random: Math.random() })
        news.push(...newsIn(next, this.#state, state))
        this.#state = state
        for (const effect of effects) this.#carryOut(effect)
      }
    } finally {
      // Whatever breaks a step must not leave a page that hears nothing any more.
      this.#inbox.length = 0
    }
    this.#setTimer()
    if (this.#state !== before) this.#tell.changed()
    if (news.length > 0) this.#tell.heard(news)
  }

  #carryOut(effect: Effect): void {
    const { organizationId } = this.#who
    const socket = "socket" in effect && this.#socket?.number === effect.socket ? this.#socket.socket : null
    switch (effect.type) {
      case "open_socket":
        this.#socket?.socket.close()
        this.#socket = {
          number: effect.socket,
          socket: new Socket(organizationId, effect.socket, event => this.happened(event)),
        }
        return
      case "close_socket":
        return socket?.close()
      case "send":
        return this.#say(effect.frame, socket)
      case "ping":
        return socket?.ping()
      case "probe":
        void probe(organizationId).then(finding => this.happened({ type: "probed", socket: effect.socket, finding }))
        return
      case "fetch":
        void read(organizationId, effect.question).then(event => this.happened(event))
        return
      case "keep":
        return this.#storage.keep(effect.item)
      case "forget":
        return this.#storage.forget(effect.id)
    }
  }

  #say(frame: UpFrame, socket: Socket | null): void {
    const answer = frame.type === "do" ? this.#storage.answeredElsewhere(frame.operation.id) : null
    if (answer === null) socket?.say(frame)
    else this.happened(answer)
  }

  #setTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const at = wakeAt(this.#state)
    if (at === null) return
    const inMs = Math.min(Math.max(at - Date.now(), 0), timerMsMax)
    this.#timer = setTimeout(() => this.happened({ type: "ticked" }), inMs)
  }

  #listen(): () => void {
    const leaving = new AbortController()
    const { signal } = leaving
    const online = () => this.happened({ type: "online_changed", online: navigator.onLine })
    addEventListener("online", online, { signal })
    addEventListener("offline", online, { signal })
    document.addEventListener(
      "visibilitychange",
      () => this.happened({ type: "visible_changed", visible: document.visibilityState === "visible" }),
      { signal },
    )
    const stopHearing = this.#storage.listen({
      kept: item => this.happened({ type: "kept_elsewhere", item }),
      forgotten: id => this.happened({ type: "forgotten_elsewhere", id }),
    })
    return () => {
      leaving.abort()
      stopHearing()
    }
  }
}
