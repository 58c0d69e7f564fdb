import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Desk } from "../../protocol/desk.ts"
import { type Due, nextDue } from "../../protocol/due.ts"
import type { Draft, StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { happening } from "../../protocol/step/happening.ts"
import type { Conversations } from "./conversations.ts"
import type { Holdings } from "./holdings.ts"
import type { Clock } from "./ports.ts"
import type { Stream } from "./stream.ts"
import type { Timer } from "./timers/rows.ts"
import type { Timers } from "./timers.ts"

interface Needs {
  clock: Clock
  timers: Timers
  conversations: Conversations
  holdings: Holdings
  stream: Stream
  rules(): Desk
  /** Appends and tells, as for anybody's command. */
  commit(conversation: StoredConversation, drafts: Draft[]): void
}

/** The one timer of a walk through all conversations. */
const walkId = "walk"

/**
 * What happens to conversations by itself: each has one timer at most, set for when the first thing could be due in it. What is
 * due follows from the conversation (protocol/due.ts), so a timer only says when to look.
 */
export class Dues {
  #with: Needs
  /** Whose timer is ringing: it is set again when everything due is done. */
  #ringing: string | null = null
  constructor(needs: Needs) {
    this.#with = needs
  }

  /** After every append. */
  appended(conversation: StoredConversation): void {
    if (conversation.id === this.#ringing) return
    const due = nextDue(conversation, this.#with.rules())
    if (due) this.#with.timers.setNoLaterThan(timerFor(conversation.id, due))
  }

  /** When a conversation's timer rings: one after the other, since each may change what comes next. */
  look({ conversationId: id }: Timer): void {
    if (id === null) return
    this.#ringing = id
    try {
      const left = this.#doWhatIsDue(id)
      if (left) this.#with.timers.set(timerFor(id, left))
    } finally {
      this.#ringing = null
    }
  }

  /** The rules are others: what has no timer may get one. What has one too early looks for itself. */
  rulesChanged(): void {
    const { timers, clock } = this.#with
    timers.set({ id: walkId, at: clock.now(), kind: "walk", conversationId: null, data: "" })
  }

  /** A part of the walk, so that others have their turn. */
  walk({ data }: Timer): void {
    const { conversations, holdings, timers, clock } = this.#with
    const some = holdings.unresolvedAfter(data ?? "", limits.walkConversationsMax)
    for (const id of some) {
      const conversation = conversations.get(id)
      if (conversation) this.appended(conversation)
    }
    const last = some.at(-1)
    if (last !== undefined && some.length === limits.walkConversationsMax)
      timers.set({ id: walkId, at: clock.now(), kind: "walk", conversationId: null, data: last })
  }

  /** What comes later. */
  #doWhatIsDue(id: string): Due | null {
    const { clock, conversations, commit, rules } = this.#with
    for (let done = 0; done < limits.duesPerLookMax; done += 1) {
      const conversation = conversations.get(id)
      const due = conversation && nextDue(conversation, rules())
      if (!conversation || !due || due.at > clock.now()) return due
      const { asksScore } = rules()
      commit(conversation, happening(conversation, due, { newer: this.#newerThan(due, id), asksScore }))
    }
    throw new Error(`What is due in ${id} does not come to an end`)
  }

  #newerThan(due: Due, conversationId: string): StoredEntry[] {
    const { stream } = this.#with
    const written = due.what === "send" ? stream.find(due.message.id) : null
    return written ? stream.newerOf(conversationId, written.seq, limits.newerEntriesMax) : []
  }
}

const timerFor = (conversationId: string, { at }: Due): Timer => ({
  id: conversationId,
  at,
  kind: "conversation",
  conversationId,
  data: null,
})
