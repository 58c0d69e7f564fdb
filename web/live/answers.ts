import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { type RefusalCode, refusals } from "../../protocol/refusal.ts"
import type { ConversationPage } from "../../protocol/rest.ts"
import { stop } from "./connection.ts"
import type { Happening, Question } from "./event.ts"
import { fold, orderOf } from "./intake.ts"
import { keepList, listIn, viewing } from "./list-questions.ts"
import { type Rows, withPage } from "./list-rows.ts"
import { merge } from "./merge.ts"
import { settle } from "./outbox-answers.ts"
import { pauseMs } from "./pause.ts"
import { keep } from "./questions.ts"
import type { Failure } from "./state.ts"
import { withoutTakenBack } from "./taken-back.ts"
import type { Turn } from "./turn.ts"

type Answer<T extends Happening["type"]> = Extract<Happening, { type: T }>

export function onConversations(turn: Turn, { question, page }: Answer<"conversations_fetched">): void {
  if (!counts(turn, question, page.epoch)) return
  const list = listIn(turn.state, question)
  if (question.cursor === null) {
    if (list.status !== "loading" || question.heard < list.heard) return
    if (page.asOf !== undefined && page.asOf < list.heard) return fail(turn, question, "unavailable")
  } else if (list.status !== "loaded" || list.nextCursor !== question.cursor) return
  for (const conversation of page.conversations) {
    merge(turn, conversation)
    foldLate(turn, conversation.id)
  }
  extend(turn, question, page)
}

/** The list goes as far as this page now. */
function extend(turn: Turn, question: Answer<"conversations_fetched">["question"], page: ConversationPage): void {
  const of = { queue: question.queue, filter: question.filter }
  const list = listIn(turn.state, of)
  const before: Rows = question.cursor === null || list.status === "unloaded" ? { rows: [], upTo: null } : list
  const upTo = page.nextCursor === null ? null : (page.conversations.at(-1) ?? before.upTo)
  const rows = withPage(before, turn.state.conversations, { view: viewing(turn, of), upTo })
  const isCut = page.nextCursor !== null && rows.rows.length >= limits.listRowsMax
  const nextCursor = isCut ? null : page.nextCursor
  keepList(turn, of, { status: "loaded", of, ...rows, nextCursor, more: "idle", isCut })
}

export function onConversation(turn: Turn, { question, conversation }: Answer<"conversation_fetched">): void {
  if (!counts(turn, question, turn.state.epoch)) return
  merge(turn, conversation)
  foldLate(turn, conversation.id)
}

/** Adds what was heard while the conversation was being read. If that still leaves a hole, `fold` asks again. */
function foldLate(turn: Turn, conversationId: string): void {
  const { [conversationId]: wanted, ...rest } = turn.state.wanted
  if (wanted === undefined) return
  turn.set({ wanted: rest })
  for (const entry of wanted.late) fold(turn, entry)
}

export function onEntries(turn: Turn, { question, page }: Answer<"entries_fetched">): void {
  if (!counts(turn, question, page.epoch)) return
  const { conversationId, cursor } = question
  const thread = turn.state.threads[conversationId]
  if (cursor === null) {
    // A later question is on its way when more has been heard since this one.
    if (thread?.status !== "loading" || question.heard < thread.heard) return
    // An answer from before what we had heard when we asked would leave a hole.
    if (page.asOf < thread.heard) return fail(turn, question, "unavailable")
    const late = thread.late.filter(entry => orderOf(entry) > page.asOf)
    const upTo = late.reduce((newest, entry) => Math.max(newest, orderOf(entry)), page.asOf)
    const entries = withoutTakenBack([...page.entries, ...late])
    keep(turn, "threads", conversationId, {
      status: "loaded",
      entries,
      upTo,
      olderCursor: page.nextCursor,
      older: "idle",
    })
  } else {
    if (thread?.status !== "loaded" || thread.olderCursor !== cursor) return
    const entries = withoutTakenBack([...before(page.entries, thread.entries[0]), ...thread.entries])
    keep(turn, "threads", conversationId, { ...thread, entries, olderCursor: page.nextCursor, older: "idle" })
  }
  for (const entry of page.entries) settle(turn, entry.id)
}

const before = (older: readonly Entry[], first: Entry | undefined): readonly Entry[] =>
  first === undefined ? older : older.filter(entry => orderOf(entry) < orderOf(first))

export function onFailure(turn: Turn, { question, failure }: Answer<"fetch_failed">): void {
  if (question.generation !== turn.state.generation) return
  if (failure === "unauthenticated") stop(turn, "signed_out")
  fail(turn, question, failure)
}

/** What may pass is asked again after a pause; the rest stays failed until somebody asks. */
function fail(turn: Turn, question: Question, failure: Failure): void {
  const again = (attempt: number) => (mayPass(failure) ? turn.now + pauseMs(attempt + 1, turn.random) : null)
  switch (question.about) {
    case "conversations": {
      const list = listIn(turn.state, question)
      if (list.status === "loaded") return keepList(turn, question, { ...list, more: "failed" })
      if (list.status !== "loading" || question.heard < list.heard) return
      const { attempt } = list
      return keepList(turn, question, {
        status: "failed",
        of: list.of,
        rows: list.rows,
        upTo: list.upTo,
        failure,
        attempt: attempt + 1,
        retryAt: again(attempt),
      })
    }
    case "entries": {
      const thread = turn.state.threads[question.conversationId]
      if (thread?.status === "loaded") {
        return keep(turn, "threads", question.conversationId, { ...thread, older: "failed" })
      }
      if (thread?.status !== "loading" || question.heard < thread.heard) return
      const { attempt } = thread
      return keep(turn, "threads", question.conversationId, {
        status: "failed",
        failure,
        attempt: attempt + 1,
        retryAt: again(attempt),
      })
    }
    case "conversation": {
      const { [question.conversationId]: wanted, ...rest } = turn.state.wanted
      if (wanted === undefined) return
      const retryAt = again(wanted.attempt)
      if (retryAt === null) return turn.set({ wanted: rest })
      return keep(turn, "wanted", question.conversationId, { ...wanted, attempt: wanted.attempt + 1, retryAt })
    }
  }
}

const mayPass = (failure: Failure): boolean => failure === "unreachable" || isRetry(failure)
const isRetry = (code: RefusalCode): boolean => refusals[code].advice === "retry"

/** Another generation or epoch speaks of a stream that is no longer ours. */
const counts = (turn: Turn, question: Question, epoch: string | null): boolean =>
  question.generation === turn.state.generation && epoch === turn.state.epoch
