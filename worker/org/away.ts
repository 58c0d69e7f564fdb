import { isUnread, type StoredConversation } from "../../protocol/conversation.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { CustomerNotice } from "../courier/job.ts"
import type { Conversations } from "./conversations.ts"
import type { CourierPort } from "./couriers.ts"
import type { Clock, Sql } from "./ports.ts"
import type { Sockets } from "./sockets.ts"
import type { Stream } from "./stream.ts"
import type { Timers } from "./timers.ts"

interface Needs {
  sql: Sql
  clock: Clock
  timers: Timers
  conversations: Conversations
  stream: Stream
  sockets: Sockets
  courier: CourierPort
}

/**
 * Customers who have left before somebody answered them: when they have not been here for a while they are mailed what is new,
 * once, until they have been back. Who has neither an account nor left an address is not.
 */
export class Away {
  #with: Needs
  constructor(needs: Needs) {
    this.#with = needs
  }

  /** After every append: there may be something now that its customer does not know. */
  appended(before: StoredConversation | null, now: StoredConversation): void {
    const isNews = now.lastFromOthers > (before?.lastFromOthers ?? 0) && isForThem(now)
    const isReachable = now.email !== before?.email
    if ((isNews || isReachable) && isUnread(now, "customer") && hasAddress(now)) this.#lookAt(now.id, this.#later())
  }

  /** When the timer rings. */
  look(conversationId: string): void {
    const { conversations, clock, courier } = this.#with
    const one = conversations.get(conversationId)
    if (!one || !isUnread(one, "customer") || !hasAddress(one) || !this.#hasBeenBack(one)) return
    const news = this.#newsIn(one)
    const [oldest] = news
    if (oldest === undefined) return
    // The timer may be that of earlier news, which they have come back for and read.
    const ripeAt = Math.max(this.#heardAt(one.customer.id) ?? 0, oldest.at) + limits.awayMs
    if (ripeAt > clock.now()) return this.#lookAt(conversationId, ripeAt)
    // Should we not live to hear the answer, it is told again, which does nothing if it was heard.
    this.#lookAt(conversationId, clock.now() + limits.awayAskMs)
    courier.tell([noticeOf(one, news)], taken => {
      // Erased in the meantime: nothing is to be written down of it any more.
      if (!taken || conversations.get(conversationId) === null) return
      this.#mailed(one)
      this.#with.timers.clear(timerOf(conversationId))
    })
  }

  /** What was said to them and they have not read, oldest first. */
  #newsIn({ id, receipts }: StoredConversation): News[] {
    return this.#with.stream
      .newestOf(id, limits.tailEntriesMax)
      .filter(({ position, author }) => author.kind !== "customer" && (position ?? 0) > receipts.customer.read)
      .flatMap(said)
  }

  /** When a page of theirs was last heard of; null when they have none. */
  #heardAt(customerId: string): number | null {
    let newest: number | null = null
    for (const socket of this.#with.sockets.of(customerId)) {
      if (socket.session.reader.state !== "closed") newest = Math.max(newest ?? 0, socket.lastHeardAt())
    }
    return newest
  }

  /** Since the last mail: they have received, read or written something. */
  #hasBeenBack({ id, receipts, lastFromCustomer }: StoredConversation): boolean {
    const row = this.#with.sql.all("select delivered, read, said from mailed where conversation_id = ?", id)[0]
    if (!row) return true
    const { delivered, read } = receipts.customer
    return delivered > Number(row.delivered) || read > Number(row.read) || lastFromCustomer > Number(row.said)
  }

  #mailed({ id, receipts, lastFromCustomer }: StoredConversation): void {
    this.#with.sql.all(
      "insert or replace into mailed (conversation_id, delivered, read, said) values (?, ?, ?, ?)",
      id,
      receipts.customer.delivered,
      receipts.customer.read,
      lastFromCustomer,
    )
  }

  #later(): number {
    return this.#with.clock.now() + limits.awayMs
  }

  #lookAt(conversationId: string, at: number): void {
    this.#with.timers.setNoLaterThan({ id: timerOf(conversationId), at, kind: "away", conversationId, data: null })
  }
}

const timerOf = (conversationId: string): string => `away ${conversationId}`

/** A person has written, or the assistant where a person was asked for: its other answers come while they are here. */
const isForThem = ({ preview, state }: StoredConversation): boolean =>
  preview?.author.kind === "staff" || (preview?.author.kind === "assistant" && state.status === "waiting")

const hasAddress = ({ customer, email }: StoredConversation): boolean => !customer.isGuest || email !== undefined

interface News {
  /** Milliseconds since 1970. */
  at: number
  name: string
  text: string
}

/** What somebody said, as its customer is told it: corrected since, perhaps, or taken back. */
function said(entry: StoredEntry): News[] {
  const body = entryFor({ role: null }, entry)?.body
  if ((body?.type !== "message" && body?.type !== "answer") || body.text === "") return []
  const { text } = body
  const beginning = text.slice(0, limits.awayNewsCharactersMax).toWellFormed()
  const told = beginning.length < text.length ? `${beginning} …` : beginning
  return [{ at: entry.at, name: entry.author.name, text: told }]
}

const noticeOf = (
  { id, customer, email, lastFromOthers }: StoredConversation,
  news: readonly News[],
): CustomerNotice => ({
  to: "customer",
  id: `${id} ${lastFromOthers}`,
  conversationId: id,
  customer: { id: customer.id, isGuest: customer.isGuest },
  address: email ?? null,
  news: news.slice(-limits.awayNewsMax).map(({ name, text }) => ({ name, text })),
})
