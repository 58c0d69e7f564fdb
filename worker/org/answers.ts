import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Draft, EntryBody, StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Finish, Piece, PieceTaken } from "../assistant/job.ts"
import { addPiece } from "./answers/add-piece.ts"
import type { AnswerNeeds } from "./answers/answer-needs.ts"
import { Asking } from "./answers/asking.ts"
import { endBy, wishIn } from "./answers/ends.ts"
import { Escalations } from "./answers/escalations.ts"
import { type HandOver, tooManyMisses } from "./answers/hand-over.ts"
import { InWriting } from "./answers/in-writing.ts"
import { draftFrame, pauseMsFor, sealed, tell, told } from "./answers/writing.ts"
import type { Sql } from "./ports.ts"

interface Needs extends AnswerNeeds {
  sql: Sql
}

/**
 * Who is owed an answer, what has been written of it, and how it ends: in exactly one `answer` entry, in one append with
 * whatever ended it. A turn that is not the newest, or no longer owed anything, is told that it is over and nothing else.
 */
export class Answers {
  #with: Needs
  #writing: InWriting
  #escalations: Escalations
  #asking: Asking
  constructor(needs: Needs) {
    this.#with = needs
    this.#writing = new InWriting(needs)
    this.#escalations = new Escalations(needs)
    this.#asking = new Asking({ ...needs, writing: this.#writing, escalations: this.#escalations })
  }

  /** The answer that is being written in a conversation. */
  writing(conversationId: string): string | null {
    return this.#writing.of(conversationId)?.answerId ?? null
  }

  /** Tokens set aside for all answers being written. */
  promised(): number {
    return this.#writing.promised()
  }

  /** What is appended for a command: before it the answer that it ends, and with it what whoever is fetched should know. */
  prepare(conversation: StoredConversation | null, drafts: Draft[]): Draft[] {
    const one = conversation && this.#writing.of(conversation.id)
    const end = one ? endBy(drafts) : null
    const cut = one && end ? [sealed(one, end, this.#with.assistant.author())] : []
    return [...cut, ...drafts.map(draft => this.#escalations.explained(conversation, draft))]
  }

  /** After every append: what has ended is let go of, and what asks for an answer gets one, or a person. */
  appended(entries: readonly StoredEntry[], conversation: StoredConversation): void {
    for (const { id, body } of entries) if (body.type === "answer") this.#end(conversation.id, id, body)
    const { settings } = this.#with.assistant.configuration()
    const last = entries.at(-1)
    if (last === undefined || !settings.on || conversation.state.status !== "open") return
    const wish = wishIn(last, conversation)
    if (wish === "answer") return this.#asking.consider(last, conversation)
    if (wish !== "judgement" || (conversation.misses ?? 0) < settings.handOver.afterMisses) return
    this.#asking.fetch(conversation, tooManyMisses)
  }

  /** A piece that a turn has written. */
  take(piece: Piece): PieceTaken {
    const one = this.#owed(piece)
    if (one === null) return { taken: false, because: "over" }
    this.#writing.heard(one)
    const added = addPiece(one, piece)
    if ("gap" in added) return { taken: false, because: "gap", length: added.gap }
    this.#writing.keepNowAndThen()
    if (added.text !== "" || piece.citations || piece.trace) tell(this.#with, one, { ...added, ...told(piece) })
    return { taken: true, pauseMs: pauseMsFor(this.#writing.size) }
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

  /** Looks after what is owed. For the alarm, and every start. */
  check(): void {
    this.#asking.check()
  }

  /** Whoever is just being answered gets a person instead. */
  fetchForAll(handOver: HandOver): void {
    for (const { conversationId } of this.#writing.all()) {
      const conversation = this.#with.conversations.get(conversationId)
      if (conversation) this.#asking.fetch(conversation, handOver)
    }
  }

  /** The conversation is erased, and its answer with it. */
  forget(conversationId: string): void {
    const one = this.#writing.of(conversationId)
    if (one) this.#end(conversationId, one.answerId, { trace: one.trace })
  }

  /** The organization is gone: nobody waits for its answers any more. */
  endAll(): void {
    const { conversations, assistant, commit } = this.#with
    for (const one of this.#writing.all()) {
      const conversation = conversations.get(one.conversationId)
      if (conversation) commit(conversation, [sealed(one, "superseded", assistant.author())])
    }
  }

  /** Everything that has been written so far, for somebody who has just begun to look. */
  soFar(conversationId: string): ReturnType<typeof draftFrame> | null {
    const one = this.#writing.of(conversationId)
    if (one === null) return null
    const { text, citations, trace } = one
    return draftFrame(one, { offset: 0, text, name: this.#with.assistant.author().name, citations, trace })
  }

  /** The answer that a turn speaks of; null when nobody waits for it any more. */
  #owed({ conversationId, answerId, turn, attempt }: Pick<Piece, "conversationId" | "answerId" | "turn" | "attempt">) {
    const one = this.#writing.of(conversationId)
    const now = this.#with.conversations.get(conversationId)
    const isOwed = one?.answerId === answerId && one.turn === turn && now?.turn === turn && attempt >= one.attempt
    return isOwed ? one : null
  }

  #end(
    conversationId: string,
    answerId: string,
    { trace }: Pick<Extract<EntryBody, { type: "answer" }>, "trace">,
  ): void {
    const { assistant, turns } = this.#with
    if (this.writing(conversationId) !== answerId) return
    this.#writing.drop(conversationId)
    assistant.spend(trace?.tokens ?? 0)
    turns.cancel({ conversationId, answerId, region: assistant.configuration().region })
  }
}
