import type { Checkpoint } from "../../../drizzle/archive.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import { Archive } from "../../../worker/org/archive.ts"
import { Conversations } from "../../../worker/org/conversations.ts"
import { Meta } from "../../../worker/org/meta.ts"
import { Stream } from "../../../worker/org/stream.ts"
import { PostgresInMemory } from "../postgres-in-memory.ts"
import type { Bug } from "./bug.ts"
import { patch, together } from "./patch.ts"

type Batch = NonNullable<ReturnType<Archive["nextBatch"]>>

/** The next batch is another than it should be. */
const sends = (wrong: (batch: Batch) => Batch) => () =>
  patch(
    Archive.prototype,
    "nextBatch",
    shipped =>
      function (this: Archive) {
        const batch = shipped.call(this)
        return batch && wrong(batch)
      },
  )

/** What Postgres is told, and what the object believes of it. */
export const archivingBugs: Bug[] = [
  {
    name: "believes that Postgres has one more than it has",
    seenBy: ["archive", "postgres_leads"],
    install: () =>
      patch(
        Meta.prototype,
        "setArchived",
        shipped =>
          function (this: Meta, seq) {
            shipped.call(this, seq + 1)
          },
      ),
  },
  {
    name: "moves the checkpoint without the rows",
    seenBy: ["postgres_state"],
    install: sends(batch => ({ ...batch, entries: [] })),
  },
  {
    name: "leaves a hole in a batch",
    seenBy: ["postgres_state"],
    install: sends(batch => ({ ...batch, entries: batch.entries.filter((_, index) => index !== 1) })),
  },
  {
    name: "writes a batch again whose answer was lost, wherever Postgres stands",
    seenBy: ["postgres_state"],
    install: () =>
      patch(
        PostgresInMemory.prototype,
        "port",
        shipped =>
          function (this: PostgresInMemory, isAlive) {
            const port = shipped.call(this, isAlive)
            const from = () => this.checkpoint?.seq ?? 0
            return { ...port, write: batch => port.write({ ...batch, from: from() }) }
          },
      ),
  },
  {
    name: "begins anew with Postgres long after that was given up, whatever has been told there since",
    showsIn: ["postgres wiped", "archive write after timeout", "eviction", "send"],
    seenBy: ["postgres_state"],
    install: () => patch(PostgresInMemory.prototype, "isStill", () => () => true),
  },
  {
    name: "writes a conversation as it is now, not as it was at the end of the batch",
    seenBy: ["postgres_state"],
    install: () => {
      const newest = new Map<string, StoredConversation>()
      const remembers = (name: "keep" | "saved") =>
        patch(
          Conversations.prototype,
          name,
          shipped =>
            function (this: Conversations, one) {
              shipped.call(this, one)
              newest.set(one.id, one)
            },
        )
      const asItIs = (one: StoredConversation) => newest.get(one.id) ?? one
      const writes = sends(batch => ({ ...batch, conversations: batch.conversations.map(asItIs) }))
      return together(remembers("keep"), remembers("saved"), writes())
    },
  },
  {
    name: "leaves out a conversation that a batch has moved on",
    seenBy: ["postgres_state"],
    install: sends(batch => ({ ...batch, conversations: batch.conversations.slice(1) })),
  },
  {
    name: "takes another entry of the same id for proof that nothing was undone",
    showsIn: ["backup", "restore", "send", "crash after commit"],
    seenBy: ["archive", "postgres_state"],
    install: () =>
      together(
        patch(
          Stream.prototype,
          "at",
          shipped =>
            function (this: Stream, seq) {
              const entry = shipped.call(this, seq)
              return entry && { ...entry, at: 0 }
            },
        ),
        patch(
          PostgresInMemory.prototype,
          "port",
          shipped =>
            function (this: PostgresInMemory, isAlive) {
              const port = shipped.call(this, isAlive)
              const timeless = (stands: Checkpoint | null) =>
                stands?.last ? { ...stands, last: { ...stands.last, at: 0 } } : stands
              return {
                write: async batch => timeless(await port.write(batch)),
                begin: epoch => port.begin(epoch, this.checkpoint),
                checkpoint: async () => timeless(await port.checkpoint()),
              }
            },
        ),
      ),
  },
  {
    name: "never asks again for an alarm that was lost",
    seenBy: ["archive_stalled"],
    install: () => patch(Archive.prototype, "schedule", () => () => {}),
  },
  {
    name: "keeps its epoch after a restore",
    showsIn: ["backup", "restore", "send"],
    seenBy: ["moved", "skipped", "page_state", "page_thread", "divergent"],
    install: () => patch(Meta.prototype, "rotateEpoch", () => () => {}),
  },
]
