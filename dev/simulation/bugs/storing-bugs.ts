import type { Draft } from "../../../protocol/entry.ts"
import { Meta } from "../../../worker/org/meta.ts"
import { Stream } from "../../../worker/org/stream.ts"
import { HostedSocket } from "../hosted-socket.ts"
import { memorySql } from "../memory-sql.ts"
import type { Bug } from "./bug.ts"
import { patch } from "./patch.ts"
import { standIn } from "./seam.ts"

/** What begins like this is let out at once, past the gate that holds it until the write is durable. */
const letsOutEarly = (beginning: string) => () =>
  patch(
    HostedSocket.prototype,
    "send",
    shipped =>
      function (this: HostedSocket, text) {
        if (text.startsWith(beginning)) this.answer(text)
        else shipped.call(this, text)
      },
  )

/** Numbers, positions, and what is told before it is durable. */
export const storingBugs: Bug[] = [
  {
    name: "acknowledges before the commit",
    seenBy: ["told_before_stored", "lost"],
    install: letsOutEarly('{"type":"accepted"'),
  },
  {
    name: "acknowledges before the commit, in one message with the entry",
    seenBy: ["told_before_stored", "lost"],
    install: letsOutEarly('[{"type":"accepted"'),
  },
  { name: "publishes before the commit", seenBy: ["told_before_stored"], install: letsOutEarly('{"type":"entries"') },
  {
    name: "takes numbers outside the transaction, so that one is gone when it is rolled back",
    seenBy: ["hole"],
    install: () => {
      // By the organization's first entry: neither an eviction nor a rollback takes this back.
      const taken = new Map<string | undefined, number>()
      return patch(
        Stream.prototype,
        "appendAll",
        shipped =>
          function (this: Stream, given) {
            const head = this.head()
            const before = Math.max(head, taken.get(this.at(1)?.id) ?? 0)
            this.head = () => before
            const appended = shipped.call(this, given)
            Reflect.deleteProperty(this, "head")
            taken.set(this.at(1)?.id, appended.at(-1)?.entries.at(-1)?.seq ?? before)
            return appended
          },
      )
    },
  },
  {
    name: "gives the newest number again when it starts anew",
    seenBy: ["lost", "moved", "told_before_stored"],
    install: () =>
      standIn(memorySql, shipped => (database, isAlive) => {
        const sql = shipped(database, isAlive)
        let isFirst = true
        return {
          transaction: sql.transaction,
          all: (query, ...values) => {
            const asks = isFirst && query.includes("max(seq) as head")
            if (asks) sql.all("delete from entry where seq > 1 and seq = (select max(seq) from entry)")
            isFirst &&= !asks
            return sql.all(query, ...values)
          },
        }
      }),
  },
  {
    name: "takes a customer's positions from the organization's numbers",
    seenBy: ["hole"],
    install: () =>
      patch(
        Stream.prototype,
        "appendAll",
        shipped =>
          function (this: Stream, given) {
            const lastPosition = this.head()
            return shipped.call(
              this,
              given.map(one => ({ ...one, conversation: one.conversation && { ...one.conversation, lastPosition } })),
            )
          },
      ),
  },
  {
    name: "forgets at an eviction which rows of conversations have waited",
    seenBy: ["stored_state", "hole"],
    install: () => patch(Meta.prototype, "saved", () => () => Number.MAX_SAFE_INTEGER),
  },
  {
    name: "stores something else than was said",
    seenBy: ["phantom"],
    install: () =>
      patch(
        Stream.prototype,
        "appendAll",
        shipped =>
          function (this: Stream, given) {
            return shipped.call(
              this,
              given.map(one => ({ ...one, drafts: one.drafts.map(shortened) })),
            )
          },
      ),
  },
]

const shortened = (draft: Draft): Draft =>
  draft.body.type === "message" ? { ...draft, body: { ...draft.body, text: draft.body.text.slice(1) } } : draft
