import { onEntries } from "../../../web/live/answers.ts"
import { Conversations } from "../../../worker/org/conversations.ts"
import { readPage } from "../../../worker/org/history.ts"
import { joinedPage } from "../../../worker/routes/conversations/joined-page.ts"
import type { Bug } from "./bug.ts"
import { patch } from "./patch.ts"
import { standIn } from "./seam.ts"

/** What is read over REST, and receipts. */
export const readingBugs: Bug[] = [
  {
    name: "leaves a hole between two pages",
    showsIn: ["scroll up", "send"],
    seenBy: ["rest_page"],
    install: () =>
      standIn(readPage, shipped => (stored, one, request) => {
        const before = request.before === null ? null : request.before - 1
        return shipped(stored, one, { ...request, before })
      }),
  },
  {
    name: "leaves the newest entry out of the first page",
    seenBy: ["rest_page"],
    install: () =>
      standIn(readPage, shipped => (stored, one, request) => {
        const page = shipped(stored, one, request)
        return request.before === null ? { ...page, entries: page.entries.slice(0, -1) } : page
      }),
  },
  {
    name: "reads from Postgres without a look whether everything is there",
    showsIn: ["postgres wiped", "open a thread", "scroll up", "send"],
    seenBy: ["rest_page"],
    install: () =>
      standIn(joinedPage, shipped => async (asked, sources) => {
        const live = await sources.live()
        if (live?.older.is !== "archived") return shipped(asked, { ...sources, live: async () => live })
        const { entries, next } = await sources.archived()
        return { ok: true, entries, next, asOf: live.asOf, epoch: live.epoch }
      }),
  },
  {
    name: "takes a page for newer than it is",
    showsIn: ["open a thread", "reload", "send"],
    seenBy: ["page_thread", "divergent"],
    install: () =>
      standIn(onEntries, shipped => (turn, answer) => {
        const thread = turn.state.threads[answer.question.conversationId]
        const newest = thread?.status === "loading" ? thread.late.at(-1) : undefined
        const asOf = Math.max(answer.page.asOf, newest?.seq ?? newest?.position ?? 0)
        shipped(turn, { ...answer, page: { ...answer.page, asOf } })
      }),
  },
  {
    name: "lets receipts fall",
    seenBy: ["receipt_fell"],
    install: () =>
      patch(Conversations.prototype, "raise", () => (one, side, to) => ({
        ...one,
        receipts: { ...one.receipts, [side]: { delivered: to.read, read: 0 } },
      })),
  },
  {
    name: "takes a receipt for more than has been said",
    seenBy: ["receipt_beyond"],
    install: () =>
      patch(
        Conversations.prototype,
        "raise",
        shipped =>
          function (this: Conversations, one, side, to) {
            const more = { ...one, lastPosition: one.lastPosition + 1_000 }
            const raised = shipped.call(this, more, side, to)
            return raised && { ...raised, lastPosition: one.lastPosition }
          },
      ),
  },
]
