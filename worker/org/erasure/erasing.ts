import type { StoredConversation } from "../../../protocol/conversation.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Answers } from "../answers.ts"
import type { Archive } from "../archive.ts"
import type { Assignments } from "../assignments.ts"
import type { Conversations } from "../conversations.ts"
import type { Hub } from "../hub.ts"
import type { Alarm, Clock, Sql } from "../ports.ts"
import type { Stream } from "../stream.ts"
import { emptyEntries } from "./empty-entries.ts"
import { ErasureRows, type Job, type Standing, standing } from "./rows.ts"

interface Needs {
  sql: Sql
  clock: Clock
  alarm: Alarm
  stream: Stream
  conversations: Conversations
  hub: Hub
  archive: Archive
  answers: Answers
  assignments: Assignments
}

export interface Wanted {
  id: string
  personId: string
  by: Standing["by"]
  /** Of their account, where they have one. */
  addresses: string[]
}

/**
 * What erasing a person means here: whose it is, and how it goes in pieces, each of them durable. Who makes the calls to others
 * awaits (erasures.ts); nothing here does.
 */
export class Erasing {
  #with: Needs
  #rows: ErasureRows
  constructor(needs: Needs) {
    this.#with = needs
    this.#rows = new ErasureRows(needs.sql)
  }

  /** An alarm can be lost, so every start asks for one if there is something to do. */
  schedule(): void {
    const { alarm, clock } = this.#with
    if (this.#rows.open() !== null) alarm.wakeBy(clock.now())
  }

  /** From here on it will be done, whatever crashes. Asked for again while it is going on, it is the same one. */
  begin({ id, personId, by, addresses }: Wanted): Standing {
    const known = this.#rows.of(personId)
    if (known) return standing(known)
    const job: Job = {
      ...{ id, personId, by, addresses, conversations: 0, doneAt: null },
      requestedAt: this.#with.clock.now(),
      conversationIds: [],
      upTo: 0,
      emptied: { conversations: 0, seq: 0 },
    }
    this.#rows.keep(job)
    this.schedule()
    return standing(job)
  }

  open(): Job | null {
    return this.#rows.open()
  }

  newest(): Standing[] {
    return this.#rows.newest(limits.erasuresToldMax)
  }

  /** Whether this person has said anything here. */
  hasConversations(personId: string): boolean {
    return this.#with.conversations.countOfCustomer(personId) > 0
  }

  /** The next piece of what is to be done in the object itself; null when nothing is left. */
  goOn(job: Job): Job | null {
    const { conversations } = this.#with
    const [one] = conversations.ofCustomer(job.personId, { mark: null, limit: 1 })
    return one ? this.#end(job, one) : this.#empty(job)
  }

  done(job: Job): void {
    this.#rows.done(job, this.#with.clock.now())
  }

  /**
   * It vanishes from every list and every page, at once, and with it what its entries said: a page of staff that catches up is told
   * them as they are stored. Of a very long one the rest goes afterwards.
   */
  #end(job: Job, one: StoredConversation): Job {
    const { sql, stream, conversations, hub, archive, answers, assignments } = this.#with
    const before: Job = {
      ...job,
      conversations: job.conversations + 1,
      conversationIds: [...job.conversationIds, one.id],
      addresses: one.email === undefined ? job.addresses : [...new Set([...job.addresses, one.email])],
    }
    const entry = stream.appendErased(one, () => {
      this.#dropRows(one.id)
      answers.forget(one.id)
      emptyEntries(sql, { conversationId: one.id, after: 0, limit: limits.erasedEntriesAtOnceMax })
      this.#rows.keep({ ...before, upTo: stream.head() + 1 })
    })
    conversations.forget(one.id)
    hub.publish([entry], one)
    hub.afterwards("queues", () => hub.signal({ type: "queues", queues: conversations.counts() }, {}))
    archive.appended()
    assignments.look()
    return { ...before, upTo: entry.seq }
  }

  #dropRows(conversationId: string): void {
    const { sql } = this.#with
    sql.all("delete from conversation where id = ?", conversationId)
    for (const table of ["mention", "draft", "timer", "mailed"])
      sql.all(`delete from ${table} where conversation_id = ?`, conversationId)
  }

  #empty(job: Job): Job | null {
    const { conversations, seq } = job.emptied
    const conversationId = job.conversationIds[conversations]
    if (conversationId === undefined) return null
    const last = emptyEntries(this.#with.sql, { conversationId, after: seq, limit: limits.erasedEntriesAtOnceMax })
    const emptied = last === null ? { conversations: conversations + 1, seq: 0 } : { conversations, seq: last }
    const after = { ...job, emptied }
    this.#rows.keep(after)
    return after
  }
}
