import { Commands } from "../../../worker/org/commands.ts"
import { receiveAll } from "../../../worker/org/frames.ts"
import { Stream } from "../../../worker/org/stream.ts"
import { memorySql } from "../memory-sql.ts"
import { ObjectHost } from "../object-host.ts"
import type { Bug } from "./bug.ts"
import { patch, together } from "./patch.ts"
import { standIn } from "./seam.ts"

/** An id that nobody has used, in the place of one that is not looked up. */
function freshIds(): () => string {
  let made = 0
  return () => {
    made += 1
    return `00000000-0000-4000-bfff-${String(made).padStart(12, "0")}`
  }
}

/** What is done twice, or said to be done when it is not. */
export const repeatingBugs: Bug[] = [
  {
    name: "forgets over REST which operations it has done",
    seenBy: ["phantom"],
    install: () => {
      const fresh = freshIds()
      return patch(
        ObjectHost.prototype,
        "execute",
        shipped =>
          function (this: ObjectHost, viewer, operation, fault) {
            const isDone = this.core.stream.find(operation.id) !== null
            return shipped.call(this, viewer, isDone ? { ...operation, id: fresh() } : operation, fault)
          },
      )
    },
  },
  {
    name: "forgets over the socket which operations it has done",
    seenBy: ["phantom"],
    install: () => {
      const fresh = freshIds()
      let isDone: ((id: string) => boolean) | null = null
      return together(
        standIn(receiveAll, shipped => (core, arrivals) => {
          isDone = id => core.stream.find(id) !== null
          shipped(core, arrivals)
          isDone = null
        }),
        patch(
          Commands.prototype,
          "execute",
          shipped =>
            function (this: Commands, viewer, operation) {
              return shipped.call(this, viewer, isDone?.(operation.id) ? { ...operation, id: fresh() } : operation)
            },
        ),
      )
    },
  },
  {
    name: "stores an operation again when it is repeated",
    seenBy: ["duplicated"],
    // The table has unique ids, so the entry that is in the way gets another in the column, and only there.
    install: () =>
      standIn(memorySql, shipped => (database, isAlive) => {
        const sql = shipped(database, isAlive)
        return {
          transaction: work => sql.transaction(work),
          all: (query, ...values) => {
            if (query.startsWith("select data from entry where id =")) return []
            const [, id = null] = values
            if (query.startsWith("insert into entry")) sql.all("update entry set id = seq || id where id = ?", id)
            return sql.all(query, ...values)
          },
        }
      }),
  },
  {
    name: "takes a repetition for a conflict",
    seenBy: ["conflict"],
    install: () =>
      patch(
        Stream.prototype,
        "find",
        shipped =>
          function (this: Stream, id) {
            const found = shipped.call(this, id)
            return found && { ...found, conversationId: "elsewhere" }
          },
      ),
  },
  {
    name: "refuses what it has just done",
    seenBy: ["done_though_refused"],
    install: () =>
      patch(
        Commands.prototype,
        "execute",
        shipped =>
          function (this: Commands, viewer, operation) {
            const outcome = shipped.call(this, viewer, operation)
            const refused = outcome.ok && !outcome.repeated && operation.command.type === "send"
            return refused ? { ok: false, refusal: { code: "not_found" }, conversation: null } : outcome
          },
      ),
  },
]
