import type { AnswerEnd, Citation, Trace } from "../../protocol/answer.ts"
import type { Side } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { AnswerFate } from "../live/answer-fate.ts"
import type { TimelineItem } from "../live/timeline.ts"

/** What a row of the assistant's has besides its words. */
export interface AnswerRow {
  /** Null while it is being written. */
  end: AnswerEnd | null
  /** Why it is not whole, in words; null when it is, or still may be. */
  ending: string | null
  citations: readonly Citation[]
  fate: AnswerFate | null
  /** Staff only. */
  trace: Trace | null
}

interface Said {
  at: number
  name: string
  text: string
  answer: AnswerRow
}

/** What the assistant says in an item; null when it is somebody else's, or says nothing at all. */
export function answerOf(item: TimelineItem, side: Side): Said | null {
  if (item.kind === "draft") {
    const { text, citations, trace, since } = item.draft
    return { at: since, name: item.name, text, answer: { citations, trace, end: null, ending: null, fate: null } }
  }
  if (item.kind !== "entry" || item.entry.body.type !== "answer") return null
  const { entry, fate } = item
  const { text, end, citations, trace = null } = item.entry.body
  // It ended before its first word, and the next line says why. Staff see what it tried before it fetched a person.
  const saysNext = end === "superseded" || fate?.endedBy?.body.type === "escalated"
  if (text === "" && saysNext && (side === "customer" || end === "superseded" || trace === null)) return null
  const ending = endingWords({ end, text }, fate?.endedBy ?? null, side)
  return { at: entry.at, name: entry.author.name, text, answer: { end, ending, citations, fate, trace } }
}

function endingWords({ end, text }: { end: AnswerEnd; text: string }, by: Entry | null, side: Side): string | null {
  switch (end) {
    case "done":
      return text === "" ? "Said nothing itself" : null
    case "stopped":
      return `${by === null ? "Stopped" : `${who(by, side)} stopped this`}${text === "" ? " before it began" : ""}`
    case "failed":
      return text === "" ? "The assistant could not answer" : "The assistant could not finish this"
    case "superseded":
      return by === null ? "Cut off" : `Cut off: ${causeWords(by, side)}`
  }
}

function causeWords(by: Entry, side: Side): string {
  switch (by.body.type) {
    case "claimed":
      return `${who(by, side)} took over`
    case "message":
      return `${who(by, side)} wrote on`
    case "resolved":
      return "the conversation was resolved"
    case "escalated":
      return "a person was asked for"
    default:
      return "something else came first"
  }
}

const who = ({ author }: Entry, side: Side): string =>
  side === "customer" && author.kind === "customer" ? "You" : author.name
