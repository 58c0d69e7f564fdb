import type { Citation, Trace } from "../../../protocol/answer.ts"
import type { Sql } from "../ports.ts"

/** An answer that is being written. */
export interface Writing {
  conversationId: string
  answerId: string
  /** The conversation's turn when it was asked for. */
  turn: number
  /** The head of the stream then: of two answers the later one counts. */
  number: number
  replaces: string | null
  /** Tokens that it may spend. */
  tokensMax: number
  attempt: number
  text: string
  citations: Citation[]
  trace: Trace
  /** How often its turn was asked for since it was last heard of. */
  asked: number
}

/** Durable, so that a start of the object knows what it owes. The text is kept a little behind (`draftKeepMs`): rows are paid for. */
export class AnswerRows {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  all(): Writing[] {
    // Only `keep` writes this column, so it is what it was given.
    return this.#sql.all("select data from answer").map(({ data }) => JSON.parse(String(data)) as Writing)
  }

  keep(one: Writing): void {
    this.#sql.all(
      "insert into answer (conversation_id, data) values (?, ?) on conflict (conversation_id) do update set data = excluded.data",
      one.conversationId,
      JSON.stringify(one),
    )
  }

  drop(conversationId: string): void {
    this.#sql.all("delete from answer where conversation_id = ?", conversationId)
  }
}
