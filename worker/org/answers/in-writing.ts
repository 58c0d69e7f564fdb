import { limits } from "../../../protocol/limits.ts"
import type { Clock, Sql } from "../ports.ts"
import { type Current, durable } from "./current.ts"
import { AnswerRows } from "./rows.ts"

/** The answers that are being written, in memory and in rows, so that a start of the object knows what it owes. */
export class InWriting {
  #clock: Clock
  #rows: AnswerRows
  #current = new Map<string, Current>()
  #keptAt: number
  constructor({ sql, clock }: { sql: Sql; clock: Clock }) {
    this.#clock = clock
    this.#rows = new AnswerRows(sql)
    const now = clock.now()
    for (const one of this.#rows.all())
      this.#current.set(one.conversationId, { ...one, heardAt: now, begunAt: null, keptLength: one.text.length })
    this.#keptAt = now
  }

  get size(): number {
    return this.#current.size
  }

  /** As they are now, however many end while one goes through them. */
  all(): Current[] {
    return [...this.#current.values()]
  }

  of(conversationId: string): Current | null {
    return this.#current.get(conversationId) ?? null
  }

  /** Tokens set aside for all of them. What one of them has spent is counted when it ends, so until then it is not free either. */
  promised(): number {
    let promised = 0
    for (const { tokensMax, trace } of this.#current.values()) promised += Math.max(tokensMax, trace.tokens)
    return promised
  }

  add(one: Current): void {
    this.#current.set(one.conversationId, one)
  }

  drop(conversationId: string): void {
    this.#current.delete(conversationId)
    this.#rows.drop(conversationId)
  }

  keep(one: Current): void {
    this.#rows.keep(durable(one))
  }

  /** After it was asked for again, this is worth a row: a memory that is lost over and over must know that somebody is there. */
  heard(one: Current): void {
    const wasAskedAgain = one.asked > 1
    one.heardAt = this.#clock.now()
    one.asked = 0
    if (wasAskedAgain) this.keep(one)
  }

  /** All of them together: a write to the disk costs as much for one as for a hundred, and everybody's messages wait for it. */
  keepNowAndThen(): void {
    const now = this.#clock.now()
    if (now - this.#keptAt < limits.draftKeepMs) return
    this.#keptAt = now
    for (const one of this.#current.values()) {
      if (one.keptLength === one.text.length) continue
      one.keptLength = one.text.length
      this.keep(one)
    }
  }
}
