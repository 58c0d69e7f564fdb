import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { Draft, DraftRead } from "../../protocol/rest.ts"
import type { Clock, Sql } from "./ports.ts"

type Kept = DraftRead["draft"]

/** What staff have begun to write and not sent, one each in a conversation. Told to nobody else. */
export class Drafts {
  #sql: Sql
  #clock: Clock
  constructor({ sql, clock }: { sql: Sql; clock: Clock }) {
    this.#sql = sql
    this.#clock = clock
  }

  of({ userId }: Viewer, conversationId: string): Kept {
    const row = this.#sql.all(
      "select text, kind, at from draft where person_id = ? and conversation_id = ?",
      userId,
      conversationId,
    )[0]
    if (row === undefined) return null
    return { text: String(row.text), kind: row.kind === "note" ? "note" : "message", at: Number(row.at) }
  }

  keep({ userId }: Viewer, conversationId: string, { text, kind }: Draft): Kept {
    const at = this.#clock.now()
    this.#sql.all(
      `insert into draft (person_id, conversation_id, text, kind, at) values (?, ?, ?, ?, ?)
       on conflict (person_id, conversation_id) do update set text = excluded.text, kind = excluded.kind, at = excluded.at`,
      userId,
      conversationId,
      text,
      kind,
      at,
    )
    this.#sql.all(
      `delete from draft where person_id = ?1 and conversation_id in
         (select conversation_id from draft where person_id = ?1 and conversation_id <> ?2 order by at desc limit -1 offset ?3)`,
      userId,
      conversationId,
      limits.draftsPerPersonMax - 1,
    )
    return { text, kind, at }
  }

  drop({ userId }: Viewer, conversationId: string): null {
    this.#sql.all("delete from draft where person_id = ? and conversation_id = ?", userId, conversationId)
    return null
  }

  /** They do not work here any more, and nobody else may read what they have not said. */
  dropAllOf(personId: string): void {
    this.#sql.all("delete from draft where person_id = ?", personId)
  }
}
