import { isDeepStrictEqual } from "node:util"
import type { Conversation, StoredConversation } from "../../../protocol/conversation.ts"
import { isStaff, type Viewer } from "../../../protocol/person.ts"
import { unquoted } from "../../../protocol/taken-back.ts"
import { conversationFor } from "../../../protocol/visibility.ts"
import type { OrganizationState } from "../../../web/live/state.ts"
import { timelineOf } from "../../../web/live/timeline.ts"
import type { Findings } from "./findings.ts"
import { type FoldedLog, orderFor } from "./folded-log.ts"
import type { Held, Observed } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

type Thread = Observed["threads"][number]

/**
 * Snapshot + later entries = later snapshot, for a page's store, at any moment: a conversation that was read at one point and
 * moved on by entries is what it would be if it were read now.
 */
export function judgeState(
  findings: Findings<SimulationRule>,
  { page, viewer, held }: Held<Conversation>,
  log: FoldedLog,
) {
  const truth = stateAt(log, viewer, held)
  const same = truth !== null && isSameState(viewer, held, { truth, log })
  isTheirs(findings, { page, viewer, conversationId: held.id }, log)
  findings.expect(
    "page_state",
    same,
    () => `${page} had ${JSON.stringify(held)} where ${JSON.stringify(truth)} is true`,
  )
}

/** The object's own copy of a conversation. */
export function judgeStored(
  findings: Findings<SimulationRule>,
  { id, stored }: { id: string; stored: StoredConversation | null },
  log: FoldedLog,
): void {
  const { receipts: _live, ...is } = stored ?? { receipts: null }
  const { receipts: _folded, ...should } = log.conversations.get(id)?.states.at(-1) ?? { receipts: null }
  const wrong = () => `the object has ${JSON.stringify(is)} where ${JSON.stringify(should)} is true`
  findings.expect("stored_state", isDeepStrictEqual(is, should), wrong)
}

/** What is on its way, or being written, is shown in its place or as the entry that it became, never as both. */
export function showsOutboxOnce(findings: Findings<SimulationRule>, page: string, state: OrganizationState): void {
  const talking = new Set([
    ...state.outbox.map(({ operation }) => operation.conversationId),
    ...Object.keys(state.drafts),
  ])
  for (const conversationId of talking) {
    const ids = timelineOf(state, conversationId).map(({ id }) => id)
    findings.expect("shown_twice", new Set(ids).size === ids.length, () => `${page} shows something of ${ids} twice`)
  }
}

/** The state that a copy claims to be: staff count the organization's numbers, customers positions. */
export function stateAt(log: FoldedLog, viewer: Viewer, copy: Conversation): StoredConversation | null {
  const folded = log.conversations.get(copy.id)
  if (folded === undefined) return null
  if (isStaff(viewer)) return folded.stateWhere(({ seq }) => seq <= (copy.lastSeq ?? 0))
  return folded.stateWhere(({ position }) => position !== null && position <= copy.lastPosition)
}

interface Of {
  truth: StoredConversation
  log: FoldedLog
}

/** Receipts are not in the log. Who a customer is can change without a position, so a customer's copy may know it or not. */
export function isSameState(viewer: Viewer, copy: Conversation, { truth, log }: Of): boolean {
  const { receipts: _live, ...is } = copy
  const { receipts: _folded, ...should } = conversationFor(viewer, truth)
  const known = isStaff(viewer) ? should : { ...should, customer: is.customer }
  if (isDeepStrictEqual(is, known)) return true
  const corrected = log.conversations.get(copy.id)?.corrected() ?? new Set()
  return corrected.size > 0 && isDeepStrictEqual(without(is, corrected), without(known, corrected))
}

/** Who comes to know of a conversation late never hears what was corrected later, though it was part of how it once stood. */
function without(one: Omit<Conversation, "receipts">, corrected: ReadonlySet<string>) {
  const { preview, work } = one
  return {
    ...one,
    preview: preview && corrected.has(preview.id ?? "") ? { ...preview, text: "" } : preview,
    state: withoutQuotes(one.state),
    ...(work && {
      work: { ...work, scheduled: work.scheduled.map(each => (corrected.has(each.id) ? { ...each, text: "" } : each)) },
    }),
  }
}

function withoutQuotes(state: Conversation["state"]): unknown {
  if (state.status === "open" || state.escalation === null) return state
  const { summary: _taken, reason, ...escalation } = state.escalation
  return { ...state, escalation: { ...escalation, reason: unquoted(reason) } }
}

/** A conversation that a page has belongs, or once belonged, to its customer. */
export function isTheirs(
  findings: Findings<SimulationRule>,
  { page, viewer, conversationId }: { page: string; viewer: Viewer; conversationId: string },
  log: FoldedLog,
): void {
  if (isStaff(viewer)) return
  const own =
    log.conversations.get(conversationId)?.states.some(({ customer }) => customer.id === viewer.userId) ?? false
  findings.expect("leaked_conversation", own, () => `${page} has read another's ${conversationId}`)
}

/** A thread shows, without a hole, everything up to its end; all of it where nothing older is left to ask for. */
export function judgeThread(findings: Findings<SimulationRule>, { page, viewer, held }: Thread, log: FoldedLog): void {
  const { conversationId, thread } = held
  const truth = log.visibleTo(viewer, conversationId)
  const first = thread.entries[0]
  const start = first === undefined ? truth.length : truth.findIndex(({ id }) => id === first.id)
  const isRun = start !== -1 && thread.entries.every(({ id }, index) => truth[start + index]?.id === id)
  const next = first === undefined ? truth[0] : truth[start + thread.entries.length]
  const isWhole = next === undefined || orderFor(next) > thread.upTo
  const fromTheStart = thread.olderCursor !== null || start === 0 || thread.entries.length === 0
  findings.expect("page_thread", isRun && isWhole && fromTheStart, () => {
    const shown = thread.entries.map(orderFor)
    return `${page} showed ${shown} up to ${thread.upTo} of ${conversationId}, which has ${truth.map(orderFor)}`
  })
}
