import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Desk } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import type { Agents } from "./agents.ts"
import type { Conversations } from "./conversations.ts"
import type { Holder, Holdings } from "./holdings.ts"
import type { Clock } from "./ports.ts"
import type { Timers } from "./timers.ts"

interface Needs {
  clock: Clock
  timers: Timers
  agents: Agents
  conversations: Conversations
  holdings: Holdings
  /** How long a conversation waits for its agent to come back; null for ever. */
  graceMs(): number | null
  /** Gives a conversation back to the queue, with its age and its reason. */
  release(conversation: StoredConversation): void
  /** What this person meant to say later is not said. */
  callOff(conversation: StoredConversation, agentId: string): void
  /** They have let go of everything. */
  forget(agentId: string): void
}

/** The one timer of all leases. */
const id = "leases"

/**
 * Who has a conversation has it for as long as they are here, and a little longer: then it goes back to the queue. One timer
 * for everybody: when it rings all who have something are looked after, and it is set for when the next of them could be late.
 */
export class Leases {
  #with: Needs
  constructor(needs: Needs) {
    this.#with = needs
  }

  /** After a start: what was claimed before there were leases has no timer yet. */
  repair(): void {
    const { timers, holdings } = this.#with
    if (!timers.has(id) && holdings.holders().length > 0) this.expect()
  }

  /** After every append: somebody may have something now. Who has no page open, as a script has none, is gone from now on. */
  appended(before: StoredConversation | null, { state, work }: StoredConversation): void {
    if (state.status !== "claimed" || state.agent.id === null) return
    // What was put off by who has gone meanwhile waits for nobody: it goes back as soon as it is there again.
    if (before?.work?.snooze && !work?.snooze) this.hurry()
    if (before?.state === state) return
    this.#with.agents.goneSince({ id: state.agent.id, name: state.agent.name })
    this.expect()
  }

  /** Somebody has gone: they are late this long from now. */
  expect(): void {
    const graceMs = this.#with.graceMs()
    if (graceMs !== null) this.#wakeBy(this.#with.clock.now() + graceMs)
  }

  /** At once: somebody does not work here any more, or the grace is another. */
  hurry(): void {
    this.#wakeBy(this.#with.clock.now())
  }

  /** When the timer rings. */
  look(): void {
    const { agents, holdings, forget } = this.#with
    const quitters = new Set(agents.quitters())
    for (const id of quitters) this.#silence(id)
    const late: string[] = []
    let next = Number.POSITIVE_INFINITY
    for (const holder of holdings.holders()) {
      const { late: theirs, next: theirNext } = quitters.has(holder.id) ? this.#all(holder) : this.#late(holder)
      late.push(...theirs)
      next = Math.min(next, theirNext)
    }
    this.#release(late.slice(0, limits.timersPerRingMax))
    if (late.length > limits.timersPerRingMax) return this.hurry()
    for (const id of quitters) if (holdings.heldBy(id).length + holdings.plannedBy(id, 1).length === 0) forget(id)
    if (next < Number.POSITIVE_INFINITY) this.#wakeBy(next)
  }

  /** Nobody speaks for an organization that they have left, not even by what they wrote before. */
  #silence(agentId: string): void {
    const planned = this.#with.holdings.plannedBy(agentId, limits.timersPerRingMax)
    for (const id of planned) {
      const conversation = this.#with.conversations.get(id)
      if (conversation) this.#with.callOff(conversation, agentId)
    }
    if (planned.length === limits.timersPerRingMax) this.hurry()
  }

  #all({ id }: Holder): Late {
    return { late: this.#with.holdings.heldBy(id).map(one => one.id), next: Number.POSITIVE_INFINITY }
  }

  /** What they have had for too long without being here, and when the next could be. */
  #late(holder: Holder): Late {
    const { clock, agents, holdings } = this.#with
    const graceMs = this.#with.graceMs() ?? Number.POSITIVE_INFINITY
    const since = agents.goneSince(holder)
    if (since === null) return { late: [], next: (agents.lastHeardAt(holder.id) ?? 0) + limits.presenceMs + graceMs }
    // What somebody was given while they were gone waits for them just as long.
    const found: Late = { late: [], next: Number.POSITIVE_INFINITY }
    for (const { id, joinedAt, isSnoozed } of holdings.heldBy(holder.id)) {
      // Nobody waits for it now.
      if (isSnoozed) continue
      const until = Math.max(since, joinedAt) + graceMs
      if (until <= clock.now()) found.late.push(id)
      else found.next = Math.min(found.next, until)
    }
    return found
  }

  #release(ids: string[]): void {
    for (const id of ids) {
      const conversation = this.#with.conversations.get(id)
      if (conversation) this.#with.release(conversation)
    }
  }

  #wakeBy(at: number): void {
    this.#with.timers.setNoLaterThan({ id, at, kind: "leases", conversationId: null, data: null })
  }
}

/** The organization says it in minutes. */
export const graceMsOf = ({ awayGraceMinutes }: Desk): number | null =>
  awayGraceMinutes === null ? null : awayGraceMinutes * 60_000

interface Late {
  late: string[]
  next: number
}
