import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Desk } from "../../protocol/desk.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Agent, Agents } from "./agents.ts"
import type { Conversations } from "./conversations.ts"
import type { Holdings } from "./holdings.ts"
import type { Clock } from "./ports.ts"
import type { Stream } from "./stream.ts"
import type { Timers } from "./timers.ts"

interface Needs {
  clock: Clock
  timers: Timers
  agents: Agents
  conversations: Conversations
  holdings: Holdings
  stream: Stream
  rules(): Desk
  assign(conversation: StoredConversation, body: Extract<EntryBody, { type: "assigned" }>): void
}

/** Somebody who could take one more. */
interface Free {
  agent: Agent
  load: number
}

/**
 * Gives what waits to who has fewest, where the organization wants that. At the event: when a conversation begins to wait, when
 * somebody comes, has less, or says that they are available. Nothing is looked at in between.
 */
export class Assignments {
  #with: Needs
  #isLooking = false
  constructor(needs: Needs) {
    this.#with = needs
  }

  /** After every append: somebody may wait now, or have less to do. */
  appended(before: StoredConversation | null, now: StoredConversation): void {
    if (before?.state !== now.state || before.work?.snooze !== now.work?.snooze) this.look()
  }

  /**
   * What there is to give away, up to a bound; the rest at the next ring, so that others have their turn. `skipped`: so many of
   * those that wait longest have been looked at, and nobody could take them.
   */
  look(skipped = 0): void {
    const { autoAssign } = this.#with.rules()
    // To give one away is an event, too, and it is this one.
    if (!autoAssign.on || this.#isLooking) return
    this.#isLooking = true
    try {
      this.#giveAway(autoAssign.capacity, skipped)
    } finally {
      this.#isLooking = false
    }
  }

  #giveAway(capacity: number, skipped: number): void {
    const free = this.#free(capacity)
    if (free.length === 0) return
    const { conversations, holdings, assign, timers, clock } = this.#with
    const waiting = holdings.longestWaiting({ limit: limits.assignedPerLookMax, skipped })
    let given = 0
    for (const id of waiting) {
      const one = conversations.get(id)
      const lucky = this.#leastBusy(free, id)
      if (!one || !lucky || lucky.load >= capacity) continue
      assign(one, { type: "assigned", agent: { id: lucky.agent.id, name: lucky.agent.name }, cause: "automatic" })
      lucky.load += 1
      given += 1
    }
    if (waiting.length < limits.assignedPerLookMax) return
    // Also where none of these could be given away: those behind them may have been let go by nobody who is free.
    const data = String(skipped + waiting.length - given)
    timers.set({ id: "assign", at: clock.now(), kind: "assign", conversationId: null, data })
  }

  /** Who is here and says so. What they have put off does not count. */
  #free(capacity: number): Free[] {
    const { agents, holdings } = this.#with
    const loads = holdings.loads()
    return agents
      .all()
      .filter(({ isHere, isAvailable }) => isHere && isAvailable)
      .map(agent => ({ agent, load: loads.get(agent.id) ?? 0 }))
      .filter(({ load }) => load < capacity)
  }

  /** Not who has just let go of it. */
  #leastBusy(free: Free[], id: string): Free | null {
    const entries = this.#with.stream.newestOf(id, limits.tailEntriesMax)
    const letGoBy = entries.findLast(({ body }) => body.type === "released")?.author.id ?? null
    const others = free.filter(({ agent }) => agent.id !== letGoBy)
    return others.reduce<Free | null>((least, one) => (least === null || one.load < least.load ? one : least), null)
  }
}
