import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Desk } from "../../../protocol/desk.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import type { View } from "../../../protocol/view.ts"
import type { Notice } from "../../../worker/courier/job.ts"
import { archived } from "./archive-rules.ts"
import { judgeTold } from "./courier-rules.ts"
import { judgeDue } from "./due-rules.ts"
import { judgeFinal, type Page } from "./final-rules.ts"
import type { Finding } from "./findings.ts"
import { FoldedLog } from "./folded-log.ts"
import type { Sent } from "./history.ts"
import { itemsOf, sentOf } from "./items.ts"
import { judgeLine } from "./line-rules.ts"
import { stored } from "./log-rules.ts"
import type { Observed } from "./observed.ts"
import { judgeOwners } from "./owner-rules.ts"
import { judgeState, judgeStored, judgeThread } from "./page-rules.ts"
import { judgePromises } from "./promise-rules.ts"
import { judgeQueues } from "./queue-rules.ts"
import { judgeAnswer } from "./rest-rules.ts"
import type { SimulationRule } from "./simulation-rules.ts"
import { judgeTakenBack } from "./taken-back.ts"
import { Truth } from "./truth.ts"
import { judgeWork } from "./work-rules.ts"
import { type AssistantEnd, judgeWritten } from "./written-rules.ts"

/** How everything stands when a schedule is over. */
export interface End {
  log: StoredEntry[]
  /** The log with what was taken back, as everybody heard it first. */
  said: StoredEntry[]
  /** Every word that the object keeps. */
  kept: string
  /** What Postgres has, in the order of its numbers. */
  archive: StoredEntry[]
  epoch: string
  /** A conversation as the object has it once it has started anew. */
  stored(conversationId: string): StoredConversation | null
  /** Operations that whoever asked for them does not stand by any more. */
  abandoned: ReadonlySet<string>
  pages: Page[]
  assistant: AssistantEnd
  /** Who answers, as everybody should know by now. */
  presented: { name: string } | null
  /** The organization's rules for what happens by itself, and its clock, milliseconds since 1970. */
  rules: Desk
  now: number
  /** Who has left its staff, and up to which number the stream had come when its object was told. */
  left: ReadonlyMap<string, number>
  /** Who has ever left it. */
  quitters: ReadonlySet<string>
  /** What the object finds in a view, in its order. */
  listed(view: View, viewerId: string): string[]
  /** What the courier has been told, by its id. */
  told: ReadonlyMap<string, Notice>
  /** Whether there is an account, or a guest, of this id. */
  isSomebody(userId: string): boolean
}

/** Everything that is wrong with a schedule, now that its end is known. */
export function judge(observed: Observed, end: End): Finding<SimulationRule>[] {
  const { findings } = observed
  const { log, archive, epoch, abandoned, pages } = end
  const folded = new FoldedLog(end.said)
  const history = { sent: sentIn(observed, folded), observers: [], log: itemsOf(log), archive: itemsOf(archive) }
  const truth = new Truth(history)
  stored(findings, history, truth)
  archived(findings, history, truth)
  // What belongs to an earlier epoch was undone by a restore, so the log that is left says nothing about it.
  const isOurs = (one: { epoch: string }): boolean => one.epoch === epoch
  for (const line of observed.lines) if (line.welcome?.epoch === epoch) judgeLine(findings, line, folded)
  for (const one of observed.answers.filter(isOurs)) judgeAnswer(findings, one, folded)
  for (const one of observed.conversations.filter(isOurs)) judgeState(findings, one, folded)
  for (const one of observed.threads.filter(isOurs)) judgeThread(findings, one, folded)
  for (const { id, outcome } of pages.length > 0 ? history.sent : []) {
    const isSettled = outcome !== "unknown" || [truth, abandoned, observed.refused].some(of => of.has(id))
    findings.expect("forgotten", isSettled || observed.restored, () => `${id} was neither done nor refused`)
  }
  for (const { id } of folded.homeless) findings.expect("stored_state", false, () => `${id} belongs to nothing`)
  for (const id of folded.conversations.keys()) judgeStored(findings, { id, stored: end.stored(id) }, folded)
  if (!observed.restored) judgeOwners(findings, { observed, end, log: folded })
  if (!observed.restored) judgeWritten(findings, { written: observed.written, end: end.assistant, log: folded })
  if (!observed.restored) judgeTold(findings, { log: folded, told: end.told, stored: end.stored })
  judgeQueues(findings, { pages, log: folded, listed: end.listed, now: end.now })
  judgeWork(findings, { posted: observed.posted, log: folded })
  judgeTakenBack(findings, folded, { "the object": end.kept, Postgres: JSON.stringify(archive) })
  for (const one of folded.conversations.values()) judgePromises(findings, one)
  if (pages.length > 0) judgeDue(findings, { observed, end, log: folded })
  for (const page of pages) judgeFinal(findings, page, { log: folded, presented: end.presented })
  return findings.all()
}

/** After a restore nobody can say any more what an answer from before it is worth. */
function sentIn({ posted, accepted, refused, notFound, triedAgain, restored }: Observed, log: FoldedLog): Sent[] {
  const outcome = ({ userId, operation: { id, conversationId } }: Observed["posted"][number]): Sent["outcome"] => {
    if (restored) return "unknown"
    if (accepted.has(id)) return "acknowledged"
    // Foreign and absent are one answer, also about what somebody did here while they had the role for it.
    const isForeign = !log.conversations.get(conversationId)?.states.some(({ customer }) => customer.id === userId)
    return refused.has(id) && !(isForeign && notFound.has(id)) ? "refused" : "unknown"
  }
  return posted.map(one => {
    const { id } = one.operation
    return sentOf(one.operation, {
      sender: one.client,
      outcome: outcome(one),
      wasRefused: refused.has(id) || triedAgain.has(id),
    })
  })
}
