import { isDeepStrictEqual } from "node:util"
import type { QueueCounts } from "../../../protocol/down.ts"
import { isStaff, type Viewer } from "../../../protocol/person.ts"
import { conversationFor } from "../../../protocol/visibility.ts"
import type { OrganizationState } from "../../../web/live/state.ts"
import { timelineOf } from "../../../web/live/timeline.ts"
import type { Findings } from "./findings.ts"
import type { FoldedLog } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"

export interface Page {
  name: string
  viewer: Viewer
  state: OrganizationState
}

/** What a page shows long after peace is what the log says, for this person: no hole, nothing doubled, nothing stale. */
export function judgeFinal(
  findings: Findings<SimulationRule>,
  page: Page,
  { log, presented }: { log: FoldedLog; presented: OrganizationState["assistant"] },
): void {
  isSettled(findings, page)
  knowsWhoAnswers(findings, page, presented)
  knowsConversations(findings, page, log)
  showsThreads(findings, page, log)
  countsQueues(findings, page, log)
}

/** Whether an assistant answers here, and under which name. */
function knowsWhoAnswers(
  findings: Findings<SimulationRule>,
  { name, state }: Page,
  presented: OrganizationState["assistant"],
): void {
  findings.expect(
    "divergent",
    isDeepStrictEqual(state.assistant, presented),
    () => `${name} believes that ${state.assistant?.name ?? "nobody"} answers, not ${presented?.name ?? "nobody"}`,
  )
}

/** Staff see how many conversations stand where. */
function countsQueues(findings: Findings<SimulationRule>, { name, viewer, state }: Page, log: FoldedLog): void {
  if (!isStaff(viewer) || state.queues === null) return
  const counts: QueueCounts = { waiting: 0, open: 0, claimed: 0, snoozed: 0, byAgent: {}, mentions: {} }
  for (const { states } of log.conversations.values()) {
    const last = states.at(-1)
    const now = last?.state
    for (const id of last?.work?.mentioned ?? []) counts.mentions[id] = (counts.mentions[id] ?? 0) + 1
    if (now === undefined || now.status === "resolved") continue
    if (last?.work?.snooze) {
      counts.snoozed += 1
      continue
    }
    counts[now.status] += 1
    if (now.status === "claimed" && now.agent.id !== null)
      counts.byAgent[now.agent.id] = (counts.byAgent[now.agent.id] ?? 0) + 1
  }
  const same = isDeepStrictEqual(state.queues, counts)
  findings.expect(
    "divergent",
    same,
    () => `${name} counts ${JSON.stringify(state.queues)}, not ${JSON.stringify(counts)}`,
  )
}

function isSettled(findings: Findings<SimulationRule>, { name, state }: Page): void {
  const { status } = state.connection
  findings.expect("unfinished", status === "live", () => `${name} is ${status}`)
  const writing = Object.keys(state.drafts)
  findings.expect("draft_left", writing.length === 0, () => `${name} still sees an answer being written in ${writing}`)
  const waiting = state.outbox.filter(({ sending }) => sending.status !== "refused")
  findings.expect("unfinished", waiting.length === 0, () => `${name} still has ${JSON.stringify(waiting)}`)
}

function knowsConversations(findings: Findings<SimulationRule>, { name, viewer, state }: Page, log: FoldedLog): void {
  for (const { receipts: _live, ...shown } of state.conversations.values()) {
    const truth = log.conversations.get(shown.id)?.states.at(-1)
    const isTheirs = truth !== undefined && (isStaff(viewer) || truth.customer.id === viewer.userId)
    findings.expect("divergent", isTheirs, () => `${name} knows ${shown.id}, which is not there for them`)
    if (!isTheirs) continue
    const { receipts: _folded, ...expected } = conversationFor(viewer, truth)
    const wrong = () => `${name} shows ${JSON.stringify(shown)} where ${JSON.stringify(expected)} is true`
    findings.expect("divergent", isDeepStrictEqual(shown, expected), wrong)
  }
}

function showsThreads(findings: Findings<SimulationRule>, { name, viewer, state }: Page, log: FoldedLog): void {
  for (const [conversationId, thread] of Object.entries(state.threads)) {
    const owner = log.conversations.get(conversationId)?.states.at(-1)?.customer.id
    // Whoever has lost their role has lost the thread.
    if (!isStaff(viewer) && owner !== viewer.userId && thread.status !== "loaded") continue
    const truth = log.visibleTo(viewer, conversationId).map(({ id }) => id)
    if (thread.status !== "loaded") {
      findings.expect(
        "unfinished",
        truth.length === 0,
        () => `${name}'s thread of ${conversationId} is ${thread.status}`,
      )
      continue
    }
    const shown = thread.entries.map(({ id }) => id)
    const whole = thread.olderCursor === null ? truth : truth.slice(-shown.length)
    findings.expect("divergent", isDeepStrictEqual(shown, whole), () => `${name} shows ${shown} where ${whole} is true`)
    showsEachOnce(findings, { name, shown: timelineOf(state, conversationId).map(({ id, kind }) => ({ id, kind })) })
  }
}

function showsEachOnce(
  findings: Findings<SimulationRule>,
  { name, shown }: { name: string; shown: { id: string; kind: "entry" | "draft" | "pending" }[] },
): void {
  const ids = new Set(shown.map(({ id }) => id))
  findings.expect("shown_twice", ids.size === shown.length, () => `${name} shows something twice`)
}
