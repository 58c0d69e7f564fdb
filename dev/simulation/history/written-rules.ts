import type { EntryBody, StoredEntry } from "../../../protocol/entry.ts"
import { farewell } from "../../../worker/org/answers/hand-over.ts"
import type { Findings } from "./findings.ts"
import type { FoldedConversation, FoldedLog } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"
import type { Written } from "./written.ts"

/** How the assistant stands when a schedule is over. */
export interface AssistantEnd {
  /** Answers that are still being written. */
  writing: readonly string[]
  /** Tokens that the organization says it has spent. */
  spentTokens: number
  /** Whether the assistant was on when the entry with this number was appended. */
  wasOn(seq: number): boolean
}

interface Of {
  written: Pick<Written, "begun" | "attempts">
  end: AssistantEnd
  log: FoldedLog
}

type AnswerBody = Extract<EntryBody, { type: "answer" }>

/** Every answer that began has one end, says what its model said, and nobody who asked is left waiting. */
export function judgeWritten(findings: Findings<SimulationRule>, of: Of): void {
  const { written, end, log } = of
  const ends = new Map<string, number>()
  let spent = 0
  for (const { id, body } of log.entries) {
    if (body.type !== "answer") continue
    ends.set(id, (ends.get(id) ?? 0) + 1)
    spent += body.trace?.tokens ?? 0
  }
  for (const id of written.begun) {
    findings.expect("answer_ends", ends.get(id) === 1, () => `${id} began and has ${ends.get(id) ?? 0} ends`)
  }
  for (const id of end.writing) findings.expect("answer_ends", false, () => `${id} is still being written`)
  findings.expect("spent", spent === end.spentTokens, () => `${end.spentTokens} are said to be spent, not ${spent}`)
  for (const conversation of log.conversations.values()) judgeConversation(findings, of, conversation)
}

function judgeConversation(
  findings: Findings<SimulationRule>,
  { written, end }: Of,
  { entries, states }: FoldedConversation,
): void {
  for (const [place, entry] of entries.entries()) {
    const [before, after] = [states[place - 1], states[place]]
    // Words that end an answer first wake the conversation, and take back what was to be sent.
    const next = entries.slice(place + 1).find(({ body }) => body.type !== "woken" && body.type !== "unscheduled")
    if (entry.body.type === "answer") {
      const { status } = before?.state ?? { status: "none" }
      findings.expect("answer_in_turn", status === "open", () => `${entry.id} was said while it was ${status}`)
      endsAsItSays(findings, { ...entry, body: entry.body }, next)
      saysWhatWasWritten(findings, { ...entry, body: entry.body }, written)
      continue
    }
    if (entry.body.type === "stopped") isStopped(findings, entry.body.answerId, entries[place - 1])
    const asks = asksForAnswer(entry) || (bringsBack(entry) && isOpenQuestion(entries.slice(0, place)))
    if (!asks || after?.state.status !== "open" || !end.wasOn(entry.seq)) continue
    const isAnswered = entries.slice(place + 1).some(({ body }) => endsWaiting.has(body.type))
    findings.expect("unanswered", isAnswered, () => `${entry.id} in ${entry.conversationId} was never answered`)
  }
}

/** Words of the customer, or their wish to have an answer again. */
const asksForAnswer = ({ author, body }: StoredEntry): boolean =>
  body.type === "regenerated" || (body.type === "message" && author.kind === "customer")

/** From here on it is the assistant again that answers. */
const bringsBack = ({ body }: StoredEntry): boolean =>
  body.type === "cancelled" || (body.type === "released" && body.to === "assistant")

/** Whether nobody has answered the customer's last words: an answer that was cut off, or failed, is none. */
function isOpenQuestion(before: readonly StoredEntry[]): boolean {
  const asked = before.findLastIndex(({ author, body }) => body.type === "message" && author.kind === "customer")
  return !before
    .slice(asked + 1)
    .some(({ body }) => body.type === "message" || (body.type === "answer" && ["done", "stopped"].includes(body.end)))
}

/** What a customer who has asked something may get for it: the assistant, a person, or word that somebody has dealt with it. */
const endsWaiting: ReadonlySet<EntryBody["type"]> = new Set(["answer", "escalated", "claimed", "resolved"])

/** Whatever ended an answer stands right behind it. */
function endsAsItSays(
  findings: Findings<SimulationRule>,
  { id, body }: StoredEntry & { body: AnswerBody },
  next: StoredEntry | undefined,
): void {
  const follows = next?.body
  const isSo = {
    done: true,
    stopped: follows?.type === "stopped" && follows.answerId === id,
    failed: follows?.type === "escalated",
    superseded: follows !== undefined && (supersedes.has(follows.type) || isFarewell(follows)),
  }[body.end]
  findings.expect("answer_end", isSo, () => `${id} was ${body.end}, and then came ${follows?.type}`)
}

function isStopped(findings: Findings<SimulationRule>, answerId: string, last: StoredEntry | undefined): void {
  const isSo = last?.id === answerId && last.body.type === "answer" && last.body.end === "stopped"
  findings.expect("answer_end", isSo, () => `${answerId} was stopped, and there is no end of it`)
}

/** Instead of an answer: a person is fetched. */
const isFarewell = (body: EntryBody): boolean => body.type === "answer" && body.text === farewell

const supersedes: ReadonlySet<EntryBody["type"]> = new Set([
  "message",
  "claimed",
  "assigned",
  "escalated",
  "resolved",
  "merged",
])

function saysWhatWasWritten(
  findings: Findings<SimulationRule>,
  { id, body: { text, end, trace } }: StoredEntry & { body: AnswerBody },
  written: Of["written"],
): void {
  if (text === farewell && !written.begun.has(id)) return
  const attempts = written.attempts(id)
  const isWhole = end === "done" ? attempts.some(one => one.ended && one.text === text) : true
  const isWritten = text === "" || attempts.some(one => one.text.startsWith(text))
  findings.expect("answer_text", isWhole && isWritten, () => `${id} was ${end} with "${text}"`)
  const spent = attempts.reduce((sum, { tokens }) => sum + tokens, 0)
  const tokens = trace?.tokens ?? 0
  findings.expect("spent", tokens <= spent, () => `${id} is said to have cost ${tokens}, and cost ${spent}`)
}
