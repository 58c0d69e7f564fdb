import { isStaff, type Viewer } from "../../protocol/person.ts"
import { ping, type UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { step } from "../../web/live/core.ts"
import type { Effect, Happening, Kept, Question } from "../../web/live/event.ts"
import { emptyState, type OrganizationState, type StopReason } from "../../web/live/state.ts"
import { wakeAt } from "../../web/live/wake.ts"
import type { SignIn } from "./identity.ts"
import { KeptItems } from "./kept-items.ts"
import { type Cut, Line } from "./line.ts"
import { Dice } from "./random.ts"
import { answer } from "./rest.ts"
import type { Tenant, World } from "./world.ts"

interface Who {
  name: string
  userId: string
  persona: string
  tenant: Tenant
  index: number
  kept: KeptItems
}

/** A page of one person: the shipped brain in the place of the shell, on a network that can fail. */
export class SimulatedClient {
  readonly world: World
  readonly name: string
  readonly tenant: Tenant
  readonly persona: string
  readonly index: number
  readonly dice: Dice
  userId: string
  signIn: SignIn
  state: OrganizationState
  /** The version this page speaks: a page that was loaded long ago speaks an older one. */
  protocol: number = protocolVersion
  /** Where its line will break: so many frames from now. */
  cutAt: Cut | null = null
  /** How many reads will fail, one after another. */
  readsToFail = 0
  /** Greets once more than it should, the next time it comes back. */
  repeatsHello = false
  #kept: KeptItems
  #line: Line | null = null
  #cancelTimer: () => void = () => {}
  #life = 0
  /** What waits for a page that does not run: its computer sleeps, or is busy. */
  #frozen: Happening[] | null = null

  constructor(world: World, { name, userId, persona, tenant, index, kept }: Who) {
    this.world = world
    this.name = name
    this.userId = userId
    this.persona = persona
    this.tenant = tenant
    this.index = index
    this.#kept = kept
    this.dice = new Dice(world.seed, 2, index)
    this.signIn = world.identity.signIn(userId, Number.MAX_SAFE_INTEGER)
    this.state = emptyState("the organization")
    this.#open()
  }

  get isFrozen(): boolean {
    return this.#frozen !== null
  }

  /** It takes a dead line for one that lives. */
  get isDeceived(): boolean {
    return this.#line?.isSilent ?? false
  }

  /** What this person is in this organization now. */
  get viewer(): Viewer {
    return this.world.identity.viewer(this.tenant.name, this.userId)
  }

  happens(event: Happening): void {
    if (this.#frozen !== null) return void this.#frozen.push(event)
    const { timeline } = this.world
    const before = this.state.connection.status
    const { state, effects } = step(this.state, { ...event, now: timeline.now, random: this.dice.next() })
    this.state = state
    if (event.type === "frame_received" && event.frame.type === "refused" && event.socket === state.sockets) {
      this.tenant.observed.isRefused(event.frame)
    }
    // While a new role is on its way to a page, REST tells it more or less than the page takes itself for.
    if (state.viewer !== null && isStaff(state.viewer) === isStaff(this.viewer)) {
      this.tenant.observed.holds(this.name, state)
    }
    for (const effect of effects) this.#carryOut(effect)
    this.#cancelTimer()
    const at = wakeAt(this.state)
    if (at !== null) this.#cancelTimer = timeline.after(at - timeline.now, () => this.happens({ type: "ticked" }))
    const { connection } = this.state
    if (connection.status === "stopped" && before !== "stopped") this.#react(connection.reason)
  }

  /** The line breaks; both ends learn of it, or (half-open) neither. True when there was one. */
  cut({ halfOpen }: { halfOpen: boolean }): boolean {
    if (this.#line === null) return false
    return halfOpen ? this.#line.goSilent() : this.#line.cut()
  }

  /** Something that no page of ours says goes up the line. */
  sayRaw(text: string): boolean {
    return this.#line?.sayRaw(text) ?? false
  }

  /** The tab closes and opens again: only what was kept is left. */
  reload(): void {
    this.#line?.cut()
    this.#line?.forget()
    this.#line = null
    this.#kept.closed(this)
    this.#cancelTimer()
    this.#frozen = null
    this.protocol = protocolVersion
    this.state = emptyState("the organization")
    this.#open()
  }

  /** Signs in anew, as the same person or as the account they have made, and lands on the page again. */
  signInAgain({ userId = this.userId, expiresAt = Number.MAX_SAFE_INTEGER } = {}): void {
    // What is kept is kept per person.
    if (userId !== this.userId) {
      for (const { operation } of this.#kept.all()) this.tenant.abandoned.add(operation.id)
      this.#kept.closed(this)
      this.#kept = new KeptItems(this.world.timeline)
    }
    this.userId = userId
    this.signIn = this.world.identity.signIn(userId, expiresAt)
    this.reload()
  }

  keptElsewhere(item: Kept): void {
    this.happens({ type: "kept_elsewhere", item })
  }

  forgottenElsewhere(id: string): void {
    this.happens({ type: "forgotten_elsewhere", id })
  }

  freeze(ms: number): void {
    if (this.#frozen !== null) return
    this.#frozen = []
    const life = this.#life
    this.world.timeline.after(ms, () => {
      if (this.#life === life) this.thaw()
    })
  }

  thaw(): void {
    const waiting = this.#frozen ?? []
    this.#frozen = null
    for (const event of waiting) this.happens(event)
  }

  #open(): void {
    this.#life += 1
    this.#kept.opened(this)
    this.happens({ type: "outbox_loaded", items: this.#kept.all() })
    this.happens({ type: "started", online: true, visible: true })
  }

  /** What a person does when the page says that it has stopped. */
  #react(reason: StopReason): void {
    const life = this.#life
    const { timeline, seen } = this.world
    seen.count(`stopped ${reason}`)
    if (reason === "gone" || reason === "left") return
    timeline.after(2_000, () => {
      if (this.#life !== life) return
      if (reason === "signed_out") this.signInAgain()
      else this.reload()
    })
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case "open_socket":
        this.#line?.cut()
        this.#line?.forget()
        this.#line = new Line(this, effect.socket)
        return
      case "close_socket":
        this.#line?.cut()
        return this.#line?.forget()
      case "send":
        return this.#say(effect.frame)
      case "ping":
        return void this.#line?.toServer(ping)
      case "probe":
        return this.#later(() => this.happens({ type: "probed", socket: effect.socket, finding: this.#finding() }))
      case "fetch":
        return this.#fetch(effect.question)
      case "keep":
        return this.#kept.keep(effect.item, this)
      case "forget":
        return this.#kept.forget(effect.id, this)
    }
  }

  #say(frame: UpFrame): void {
    const answer = frame.type === "do" ? this.#kept.answeredElsewhere(frame.operation.id) : null
    if (answer === null) this.#line?.say(frame)
    else this.happens(answer)
  }

  #finding(): "reachable" | "signed_out" | "gone" {
    const { identity, timeline } = this.world
    if (!identity.isSignedIn(this.signIn, timeline.now)) return "signed_out"
    return identity.isGone(this.tenant.name) ? "gone" : "reachable"
  }

  #fetch(question: Question): void {
    const unreachable: Happening = { type: "fetch_failed", question, failure: "unreachable" }
    this.#later(() => {
      this.world.timeline.settled()
      if (this.readsToFail > 0) {
        this.readsToFail -= 1
        this.world.fired.count("read fails")
        return this.#later(() => this.happens(unreachable))
      }
      const { viewer } = this
      void answer(this, question)
        .catch(() => unreachable)
        .then(told => {
          this.tenant.observed.reads(this.name, viewer, told)
          this.#later(() => this.happens(told))
        })
    })
  }

  /** Over the network, to this page and not to the one after a reload. */
  #later(arrive: () => void): void {
    const life = this.#life
    this.world.timeline.after(1 + this.dice.below(80), () => {
      if (this.#life === life) arrive()
    })
  }
}
