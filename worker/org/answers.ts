import type { AnswerEnd } from "../../protocol/answer.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Draft, EntryBody, StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Finish, Job, Piece, PieceTaken } from "../assistant/job.ts"
import { type Current, durable, isLost, isQuiet, nothingYet } from "./answers/current.ts"
import { endBy, wishIn } from "./answers/ends.ts"
import { Escalations } from "./answers/escalations.ts"
import { gaveUp, type HandOver, ruledHandOver, spentUp, tooManyMisses } from "./answers/hand-over.ts"
import { AnswerRows, type Writing } from "./answers/rows.ts"
import { draftFrame, jobFor, type News, pauseMsFor, told } from "./answers/writing.ts"
import type { Assistant } from "./assistant.ts"
import type { Conversations } from "./conversations.ts"
import type { Hub } from "./hub.ts"
import type { Alarm, Clock, Sql } from "./ports.ts"
import type { Stream } from "./stream.ts"

/** The assistant's turns, which run elsewhere: told and not waited for. What is lost is told again. */
export interface Turns {
  begin(job: Job): void
  cancel(one: Pick<Job, "conversationId" | "answerId" | "region">): void
}

interface Needs {
  organizationId: string
  sql: Sql
  clock: Clock
  alarm: Alarm
  stream: Stream
  conversations: Conversations
  hub: Hub
  assistant: Assistant
  turns: Turns
  /** Appends and tells, as for anybody's command. */
  commit(conversation: StoredConversation, drafts: Draft[]): void
}

/**
 * Who is owed an answer, what has been written of it, and how it ends: in exactly one `answer` entry, in one append with
 * whatever ended it. A turn that is not the newest, or no longer owed anything, is told that it is over and nothing else.
 */
export class Answers {
  #with: Needs
  #rows: AnswerRows
  #escalations: Escalations
  #current = new Map<string, Current>()
  #keptAt: number
  constructor(needs: Needs) {
    this.#with = needs
    this.#rows = new AnswerRows(needs.sql)
    this.#escalations = new Escalations(needs)
    const now = needs.clock.now()
    for (const one of this.#rows.all())
      this.#current.set(one.conversationId, { ...one, heardAt: now, begunAt: null, keptLength: one.text.length })
    this.#keptAt = now
  }

  /** The answer that is being written in a conversation. */
  writing(conversationId: string): string | null {
    return this.#current.get(conversationId)?.answerId ?? null
  }

  /** Tokens that all answers being written may still spend. */
  promised(): number {
    let promised = 0
    for (const { tokensMax, trace } of this.#current.values()) promised += Math.max(0, tokensMax - trace.tokens)
    return promised
  }

  /** What is appended for a command: before it the answer that it ends, and with it what whoever is fetched should know. */
  prepare(conversation: StoredConversation | null, drafts: Draft[]): Draft[] {
    const one = conversation && this.#current.get(conversation.id)
    const end = one ? endBy(drafts) : null
    const sealed = one && end ? [this.#sealed(one, end)] : []
    return [...sealed, ...drafts.map(draft => this.#escalations.explained(conversation, draft))]
  }

  /** After every append: what has ended is let go of, and what asks for an answer gets one, or a person. */
  appended(entries: readonly StoredEntry[], conversation: StoredConversation): void {
    for (const { id, body } of entries) if (body.type === "answer") this.#end(conversation.id, id, body)
    const { settings } = this.#with.assistant.configuration()
    const last = entries.at(-1)
    if (last === undefined || !settings.on || conversation.state.status !== "open") return
    const wish = wishIn(last, conversation)
    if (wish === "answer") return this.#consider(last, conversation)
    if (wish !== "judgement" || (conversation.misses ?? 0) < settings.handOver.afterMisses) return
    this.#fetch(conversation, tooManyMisses)
  }

  /** A piece that a turn has written. */
  take(piece: Piece): PieceTaken {
    const one = this.#owed(piece)
    if (one === null) return { taken: false, because: "over" }
    this.#heard(one)
    if (piece.attempt > one.attempt && piece.offset > 0) return { taken: false, because: "gap", length: 0 }
    // What everybody has on screen stays until there are other words.
    if (piece.attempt > one.attempt && (piece.text !== "" || one.text === ""))
      Object.assign(one, { attempt: piece.attempt, text: "", citations: [], keptLength: -1 })
    const offset = one.text.length
    const from = piece.attempt === one.attempt ? piece.offset : offset
    if (from > offset) return { taken: false, because: "gap", length: offset }
    // What was taken before, its answer being lost, comes again with what has been written since.
    const text = piece.text.slice(offset - from).slice(0, limits.answerCharactersMax - offset)
    one.text += text
    one.citations = piece.citations ?? one.citations
    one.trace = { ...(piece.trace ?? one.trace), tokens: piece.tokens ?? piece.trace?.tokens ?? one.trace.tokens }
    this.#keepNowAndThen()
    if (text !== "" || piece.citations || piece.trace) this.#tell(one, { offset, text, ...told(piece) })
    return { taken: true, pauseMs: pauseMsFor(this.#current.size) }
  }

  /** The whole answer. Told again, it changes nothing. */
  finish(finish: Finish): { taken: boolean } {
    const one = this.#owed(finish)
    const conversation = this.#with.conversations.get(finish.conversationId)
    if (one === null || conversation === null) return { taken: false }
    const { handOver, ...said } = finish.result
    const text = said.text.slice(0, limits.answerCharactersMax)
    const body: EntryBody = { type: "answer", ...said, text, replaces: one.replaces }
    const drafts: Draft[] = [{ id: one.answerId, author: this.#with.assistant.author(), body }]
    if (handOver) drafts.push(this.#escalations.after(one.conversationId, handOver))
    this.#with.commit(conversation, drafts)
    return { taken: true }
  }

  /** Looks after what is owed: begins again what is not heard of, and gives up in time. For the alarm, and every start. */
  check(): void {
    const now = this.#with.clock.now()
    for (const one of [...this.#current.values()]) {
      if (isLost(one, now)) this.#giveUp(one)
      else if (isQuiet(one, now)) this.#begin(one)
    }
    this.#schedule()
  }

  /** The organization is gone: nobody waits for its answers any more. */
  endAll(): void {
    for (const one of [...this.#current.values()]) {
      const conversation = this.#with.conversations.get(one.conversationId)
      if (conversation) this.#with.commit(conversation, [this.#sealed(one, "superseded")])
    }
  }

  /** Everything that has been written so far, for somebody who has just begun to look. */
  soFar(conversationId: string): ReturnType<typeof draftFrame> | null {
    const one = this.#current.get(conversationId)
    if (one === undefined) return null
    const { text, citations, trace } = one
    return draftFrame(one, { offset: 0, text, name: this.#with.assistant.author().name, citations, trace })
  }

  /** The answer that a turn speaks of; null when nobody waits for it any more. */
  #owed({ conversationId, answerId, turn, attempt }: Pick<Piece, "conversationId" | "answerId" | "turn" | "attempt">) {
    const one = this.#current.get(conversationId)
    const now = this.#with.conversations.get(conversationId)
    const isOwed = one?.answerId === answerId && one.turn === turn && now?.turn === turn && attempt >= one.attempt
    return isOwed ? one : null
  }

  /** What the customer wants is an answer, unless the organization's rules say that it is a person. */
  #consider(last: StoredEntry, conversation: StoredConversation): void {
    const { assistant } = this.#with
    const text = last.body.type === "message" ? last.body.text : ""
    const tokensMax = assistant.maySpend(conversation, this.promised())
    const isTooMuch = tokensMax === 0 || this.#current.size >= limits.answersAtOnceMax
    const ruled = ruledHandOver(assistant.configuration().settings, { text, misses: conversation.misses ?? 0 })
    const handOver = ruled ?? (isTooMuch ? spentUp : null)
    if (handOver) return this.#fetch(conversation, handOver)
    this.#ask(conversation, { replaces: last.body.type === "regenerated" ? last.body.answerId : null, tokensMax })
  }

  #ask({ id: conversationId, turn }: StoredConversation, given: Pick<Writing, "replaces" | "tokensMax">): void {
    const { clock, stream } = this.#with
    const asked = { conversationId, turn, ...given, answerId: clock.newId(), number: stream.head() }
    const one: Current = { ...asked, ...nothingYet(clock.now()) }
    this.#current.set(conversationId, one)
    this.#tell(one, { offset: 0, text: "", name: this.#with.assistant.author().name })
    this.#begin(one)
    this.#schedule()
  }

  #begin(one: Current): void {
    const { organizationId, assistant, conversations, stream, turns, clock } = this.#with
    const conversation = conversations.get(one.conversationId)
    if (conversation === null) return
    one.begunAt = clock.now()
    one.asked += 1
    this.#rows.keep(durable(one))
    const entries = stream.newestOf(one.conversationId, limits.tailEntriesMax)
    turns.begin(jobFor(one, { organizationId, conversation, entries, ...assistant.configuration() }))
  }

  /** A person instead of an answer, also of the one that is just being written. */
  #fetch(conversation: StoredConversation, handOver: HandOver): void {
    const one = this.#current.get(conversation.id)
    const sealed = one ? [this.#sealed(one, "superseded")] : []
    this.#with.commit(conversation, [...sealed, ...this.#escalations.instead(conversation.id, handOver)])
  }

  #giveUp(one: Current): void {
    const conversation = this.#with.conversations.get(one.conversationId)
    if (conversation === null) return
    const escalated = this.#escalations.after(one.conversationId, { ...gaveUp, summary: null })
    this.#with.commit(conversation, [this.#sealed(one, "failed"), escalated])
  }

  #sealed({ answerId: id, text, citations, replaces, trace }: Writing, end: AnswerEnd): Draft {
    const body: EntryBody = { type: "answer", text, end, found: true, citations, replaces, trace }
    return { id, author: this.#with.assistant.author(), body }
  }

  #end(conversationId: string, answerId: string, { trace }: Extract<EntryBody, { type: "answer" }>): void {
    const { assistant, turns } = this.#with
    if (this.writing(conversationId) !== answerId) return
    this.#current.delete(conversationId)
    this.#rows.drop(conversationId)
    assistant.spend(trace?.tokens ?? 0)
    turns.cancel({ conversationId, answerId, region: assistant.configuration().region })
  }

  /** All of them together: a write to the disk costs as much for one as for a hundred, and everybody's messages wait for it. */
  /** After it was asked for again, this is worth a row: a memory that is lost over and over must know that somebody is there. */
  #heard(one: Current): void {
    const wasAskedAgain = one.asked > 1
    one.heardAt = this.#with.clock.now()
    one.asked = 0
    if (wasAskedAgain) this.#rows.keep(durable(one))
  }

  #keepNowAndThen(): void {
    const now = this.#with.clock.now()
    if (now - this.#keptAt < limits.draftKeepMs) return
    this.#keptAt = now
    for (const one of this.#current.values()) {
      if (one.keptLength === one.text.length) continue
      one.keptLength = one.text.length
      this.#rows.keep(durable(one))
    }
  }

  #schedule(): void {
    if (this.#current.size > 0) this.#with.alarm.wakeBy(this.#with.clock.now() + limits.turnHeartbeatMs)
  }

  #tell(one: Writing, news: News): void {
    const conversation = this.#with.conversations.get(one.conversationId)
    if (conversation) this.#with.hub.draft(conversation, draftFrame(one, news))
  }
}
