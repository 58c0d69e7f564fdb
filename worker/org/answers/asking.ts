import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import { costOfAnswer } from "../../assistant/cost.ts"
import type { AnswerNeeds } from "./answer-needs.ts"
import { type Current, isLost, isQuiet, nothingYet } from "./current.ts"
import type { Escalations } from "./escalations.ts"
import { gaveUp, type HandOver, ruledHandOver, spentUp } from "./hand-over.ts"
import type { InWriting } from "./in-writing.ts"
import type { Writing } from "./rows.ts"
import { jobFor, sealed, talkFor, tell } from "./writing.ts"

interface Needs extends AnswerNeeds {
  writing: InWriting
  escalations: Escalations
}

/** Asks for answers, again when nothing is heard of them, and for a person where there is to be none. */
export class Asking {
  #with: Needs
  constructor(needs: Needs) {
    this.#with = needs
  }

  /** What the customer wants is an answer, unless the organization's rules say that it is a person. */
  consider({ body }: StoredEntry, conversation: StoredConversation): void {
    const { assistant, writing } = this.#with
    const { settings } = assistant.configuration()
    const text = body.type === "message" ? body.text : ""
    const ruled = ruledHandOver(settings, { text, misses: conversation.misses ?? 0 })
    if (ruled) return this.fetch(conversation, ruled)
    const replaces = body.type === "regenerated" ? body.answerId : null
    const entries = this.#newest(conversation)
    const cost = costOfAnswer({ settings, ...talkFor(entries, replaces) })
    const tokensMax = assistant.maySpend(conversation, writing.promised(), cost)
    if (tokensMax === 0 || writing.size >= limits.answersAtOnceMax) return this.fetch(conversation, spentUp)
    this.#ask(conversation, { replaces, tokensMax }, entries)
  }

  /** A person instead of an answer, also of the one that is just being written. */
  fetch(conversation: StoredConversation, handOver: HandOver): void {
    const { writing, assistant, escalations, commit } = this.#with
    const one = writing.of(conversation.id)
    const cut = one ? [sealed(one, "superseded", assistant.author())] : []
    commit(conversation, [...cut, ...escalations.instead(conversation.id, handOver)])
  }

  /** Begins again what is not heard of, and gives up in time. */
  check(): void {
    const { clock, conversations, writing } = this.#with
    const now = clock.now()
    for (const one of writing.all()) {
      const conversation = conversations.get(one.conversationId)
      if (conversation === null) continue
      if (isLost(one, now)) this.#giveUp(one, conversation)
      else if (isQuiet(one, now)) this.#begin(one, conversation, this.#newest(conversation))
    }
    this.#wakeLater()
  }

  #ask(
    conversation: StoredConversation,
    given: Pick<Writing, "replaces" | "tokensMax">,
    entries: readonly StoredEntry[],
  ): void {
    const { clock, stream, writing, assistant } = this.#with
    const { id: conversationId, turn } = conversation
    const asked = { conversationId, turn, ...given, answerId: clock.newId(), number: stream.head() }
    const one: Current = { ...asked, ...nothingYet(clock.now()) }
    writing.add(one)
    tell(this.#with, one, { offset: 0, text: "", name: assistant.author().name })
    this.#begin(one, conversation, entries)
    this.#wakeLater()
  }

  #begin(one: Current, conversation: StoredConversation, entries: readonly StoredEntry[]): void {
    const { organizationId, assistant, turns, clock, writing } = this.#with
    one.begunAt = clock.now()
    one.asked += 1
    writing.keep(one)
    turns.begin(jobFor(one, { organizationId, conversation, entries, ...assistant.configuration() }))
  }

  #giveUp(one: Current, conversation: StoredConversation): void {
    const { assistant, escalations, commit } = this.#with
    const escalated = escalations.after(conversation.id, { ...gaveUp, summary: null })
    commit(conversation, [sealed(one, "failed", assistant.author()), escalated])
  }

  #newest({ id }: StoredConversation): StoredEntry[] {
    return this.#with.stream.newestOf(id, limits.tailEntriesMax)
  }

  #wakeLater(): void {
    const { alarm, clock, writing } = this.#with
    if (writing.size > 0) alarm.wakeBy(clock.now() + limits.turnHeartbeatMs)
  }
}
