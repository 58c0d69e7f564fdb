import { concernOf } from "../../protocol/concern.ts"
import { correctionsIn } from "../../protocol/corrections.ts"
import type { Entry, StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Notice, StaffNotice } from "../courier/job.ts"
import type { Conversations } from "./conversations.ts"
import type { CourierPort } from "./couriers.ts"
import type { Meta } from "./meta.ts"
import type { Alarm, Clock } from "./ports.ts"
import type { Sockets } from "./sockets.ts"
import type { Stream } from "./stream.ts"
import { bytesOf, withinBytes } from "./within-bytes.ts"

interface Needs {
  stream: Stream
  conversations: Conversations
  meta: Meta
  sockets: Sockets
  clock: Clock
  alarm: Alarm
  courier: CourierPort
}

/**
 * Tells the courier what concerns staff. It goes along the stream, a moment behind: nothing is written for it on the path of a
 * message, nothing is missed by a crash, and what is told twice has the same id.
 */
export class Telling {
  #with: Needs
  /** Everything up to this number has been looked at. */
  #told: number
  #isTelling = false
  #failures = 0
  constructor(needs: Needs) {
    this.#with = needs
    this.#told = needs.meta.told() ?? this.#begin()
  }

  /** An alarm can be lost, so every start asks for one. */
  schedule(): void {
    const { stream, alarm, clock } = this.#with
    if (this.#told < stream.head()) alarm.wakeBy(clock.now() + this.#pause())
  }

  /** When the alarm has rung. After a long outage there may be very much that concerns nobody any more: some of it now, the rest at the next ring. */
  look(): void {
    if (this.#isTelling) return
    const { courier } = this.#with
    for (let pieces = 0; pieces < limits.toldPiecesPerLookMax; pieces += 1) {
      const entries = this.#next()
      const last = entries.at(-1)
      if (!last) return
      const notices = this.#noticesOf(entries)
      if (notices.length === 0) {
        this.#move(last.seq, limits.untoldEntriesMax)
        continue
      }
      this.#isTelling = true
      return courier.tell(notices, taken => this.#answered(taken, last.seq))
    }
    this.schedule()
  }

  /** As many as one call can carry, whatever was written. */
  #next(): StoredEntry[] {
    const entries = this.#with.stream.after(this.#told, limits.archiveBatchEntriesMax)
    return withinBytes(entries, limits.archiveBatchBytesMax, bytesOf)
  }

  #answered(taken: boolean, seq: number): void {
    this.#isTelling = false
    this.#failures = taken ? 0 : this.#failures + 1
    if (taken) this.#move(seq, 1)
    this.schedule()
  }

  /** Of several in one conversation the newest: whoever comes to see it sees the others. */
  #noticesOf(entries: StoredEntry[]): Notice[] {
    const notices = new Map<string, StaffNotice>()
    const here = this.#here()
    const corrections = correctionsIn(entries)
    for (const entry of entries) {
      const conversation = this.#with.conversations.get(entry.conversationId)
      const concerning = conversation && concernOf(entry, conversation)
      if (!concerning) continue
      notices.set(`${entry.conversationId} ${concerning.concern} ${concerning.for?.join()}`, {
        to: "staff",
        id: entry.id,
        ...concerning,
        conversationId: entry.conversationId,
        seq: entry.seq,
        customerName: conversation.customer.name,
        by: { id: entry.author.id, name: entry.author.name },
        text: corrections.get(entry.id)?.text ?? textOf(entry),
        here,
      })
    }
    return [...notices.values()]
  }

  /** Whose page tells them itself. A close can be missed, so a page counts as long as it is heard of. */
  #here(): string[] {
    const since = this.#with.clock.now() - limits.presenceMs
    const open = [...this.#with.sockets.staff()].filter(
      socket => socket.session.reader.state !== "closed" && socket.lastHeardAt() > since,
    )
    return [...new Set(open.map(({ session }) => session.viewer.userId))]
  }

  /** Written down only now and then: looking at the same entries again tells nothing new. */
  #move(seq: number, entriesMax: number): void {
    this.#told = seq
    if (seq - (this.#with.meta.told() ?? 0) >= entriesMax) this.#with.meta.setTold(seq)
  }

  /** An organization is older than its courier: nobody is told of what was before. */
  #begin(): number {
    const head = this.#with.stream.head()
    this.#with.meta.setTold(head)
    return head
  }

  #pause(): number {
    const { first, max } = limits.archiveRetryMs
    return this.#failures === 0 ? limits.archiveDelayMs : Math.min(max, first * 2 ** (this.#failures - 1))
  }
}

function textOf({ body }: Entry): string {
  if (body.type === "message" || body.type === "note") return body.text
  if (body.type === "escalated") return body.reason
  return body.type === "assigned" ? (body.note ?? "") : ""
}
