import type { Side } from "../../protocol/conversation.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import type { AuthorKind, Viewer } from "../../protocol/person.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { type AnswerRow, answerOf } from "./answer-row.ts"
import { eventWords } from "./event-words.ts"
import { outdatedIn } from "./outdated.ts"

/** What stands under what in a thread. `first` and `last` bound a run of one author's messages: the name stands once, the state too. */
export type Row = Place & ({ kind: "day"; at: number } | { kind: "new" } | Event | Message)
export type MessageRow = Place & Message
interface Place {
  id: string
  /** In the conversation, of what has one. A line above a message has the message's. */
  position: number | null
}
interface Event {
  kind: "event"
  at: number
  words: string
  /** Another conversation that goes on here. */
  absorbed?: string
}
interface Message {
  kind: "message"
  at: number
  item: TimelineItem
  author: { kind: AuthorKind; name: string }
  text: string
  isNote: boolean
  /** What it said first, for staff, where it says something else now; and that it was taken back, and by whom. */
  correction?: { was: string | null } | { takenBackBy: string }
  /** Set on what the assistant says. */
  answer: AnswerRow | null
  mine: boolean
  first: boolean
  last: boolean
}

interface Reading {
  side: Side
  viewer: Viewer | null
  /** What this side had not read when the thread was opened, as positions; null while that is not known. */
  unread: { after: number; upTo: number } | null
}

/** Longest silence inside a run. */
const runGapMs = 5 * 60_000

export function rowsOf(items: readonly TimelineItem[], reading: Reading): Row[] {
  const rows: Row[] = []
  let day = ""
  let marked = reading.unread === null
  const outdated = outdatedIn(items)
  for (const item of items) {
    const row = outdated.has(item.id) ? null : rowOf(item, reading)
    if (row === null) continue
    const today = new Date(row.at).toDateString()
    if (today !== day) rows.push({ kind: "day", id: `day ${today}`, at: row.at, position: row.position })
    day = today
    if (!marked && isNew(item, reading)) {
      // Above the first message of all it would only say what everybody sees.
      if (rows.some(({ kind }) => kind === "message")) rows.push({ kind: "new", id: "new", position: row.position })
      marked = true
    }
    rows.push(row)
  }
  return rows.map((row, index) => (row.kind === "message" ? bounded(row, rows[index - 1], rows[index + 1]) : row))
}

/** What comes while one looks is not marked: one sees it coming. */
function isNew(item: TimelineItem, { unread }: Reading): boolean {
  if (item.kind !== "entry" || item.mine || unread === null) return false
  const { body } = item.entry
  if (body.type !== "message" && (body.type !== "answer" || body.text === "")) return false
  const position = item.entry.position ?? 0
  return position > unread.after && position <= unread.upTo
}

function rowOf(item: TimelineItem, reading: Reading): Exclude<Row, { kind: "day" | "new" }> | null {
  const position = item.kind === "entry" ? item.entry.position : null
  const row = { kind: "message", id: item.id, position, item, first: true, last: true, answer: null } as const
  const said = answerOf(item, reading.side)
  if (said !== null)
    return { ...row, ...said, author: { kind: "assistant", name: said.name }, mine: false, isNote: false }
  if (item.kind === "draft") return null
  if (item.kind === "pending") {
    const { command } = item.operation
    const author = { kind: reading.side, name: reading.viewer?.name ?? "You" } as const
    if (command.type === "escalate") {
      const text = `You asked for a person: ${command.reason}`
      if (item.sending.status !== "refused") return { kind: "event", id: item.id, position, at: item.at, words: text }
      return { ...row, at: item.at, author, mine: true, isNote: false, text }
    }
    if (!("text" in command)) return null
    return { ...row, at: item.at, author, mine: true, isNote: command.type === "note", text: command.text }
  }
  const { entry, mine } = item
  if (entry.body.type === "message" || entry.body.type === "note") {
    const isNote = entry.body.type === "note"
    const said = correctedRow(item, entry.body, reading.side)
    return { ...row, at: entry.at, author: entry.author, mine, isNote, ...said }
  }
  const words = eventWords(entry, reading.side, mine)
  const absorbed = entry.body.type === "absorbed" ? { absorbed: entry.body.from } : {}
  return words === null ? null : { kind: "event", id: entry.id, position, at: entry.at, words, ...absorbed }
}

/** As it is meant now. Whoever takes back what was corrected takes back all of it. */
function correctedRow(
  { correction }: Extract<TimelineItem, { kind: "entry" }>,
  { text, isDeleted }: Extract<EntryBody, { type: "message" | "note" }>,
  side: Side,
): Pick<Message, "text" | "correction"> {
  if (isDeleted || correction?.text === null)
    return { text: "", correction: { takenBackBy: correction?.author.name ?? "" } }
  if (correction === undefined) return { text }
  return { text: correction.text, correction: { was: side === "staff" ? text : null } }
}

function bounded(row: MessageRow, before: Row | undefined, after: Row | undefined): MessageRow {
  return { ...row, first: !isRun(before, row), last: !isRun(row, after) }
}

function isRun(one: Row | undefined, next: Row | undefined): boolean {
  if (one?.kind !== "message" || next?.kind !== "message") return false
  // Each answer stands for itself, with its sources and its name.
  if (one.answer !== null || next.answer !== null) return false
  const same = one.author.kind === next.author.kind && one.author.name === next.author.name && one.mine === next.mine
  return same && one.isNote === next.isNote && Math.abs(next.at - one.at) < runGapMs
}
