import type { StoredConversation } from "../../../protocol/conversation.ts"
import { nextDue } from "../../../protocol/due.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { workOf } from "../../../protocol/work.ts"
import type { Findings } from "./findings.ts"
import type { FoldedConversation, FoldedLog } from "./folded-log.ts"
import type { End } from "./judge.ts"
import type { Observed } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** A ring and what comes before it take no longer in virtual time. */
const promptMs = 1_000

/** The shortest that an organization of the simulation waits for who has gone (desk-faults.ts). */
const graceMs = 60_000

interface Of {
  observed: Observed
  end: End
  log: FoldedLog
}

/** What happens by itself happens at its time: never before, once, and in the end nothing is left undone. */
export function judgeDue(findings: Findings<SimulationRule>, { observed, end, log }: Of): void {
  for (const conversation of log.conversations.values()) {
    const { entries, states } = conversation
    for (const [place, entry] of entries.entries()) {
      const before = states[place - 1]
      if (before) wasDue(findings, entry, before)
      if (before && !observed.restored) wasAway(findings, entry, { before, quitters: end.quitters })
    }
    isDone(findings, conversation, end)
    if (!observed.restored) isInGoodHands(findings, conversation, end)
  }
}

function wasDue(findings: Findings<SimulationRule>, { id, at, body }: StoredEntry, before: StoredConversation): void {
  const work = workOf(before)
  const expect = (dueAt: number | null | undefined) =>
    findings.expect("early", dueAt != null && dueAt <= at, () => `${id} (${body.type}) came at ${at}, due at ${dueAt}`)
  switch (body.type) {
    case "woken":
      return body.cause === "time" ? expect(work.snooze?.until) : undefined
    case "breached": {
      const clock = work.clocks[body.clock]
      return expect(clock?.isBreached ? null : clock?.due)
    }
    case "message":
      if (body.scheduledId === undefined) return
      return expect(work.scheduled.find(one => one.id === body.scheduledId)?.at)
    case "unattended": {
      const { state } = before
      return expect(state.status === "waiting" && !state.escalation.unattendedAt ? state.escalation.at + 60_000 : null)
    }
    default:
      return
  }
}

/** Nobody is gone for too long a moment after they have taken it, unless they have left for good. */
function wasAway(
  findings: Findings<SimulationRule>,
  { id, at, body }: StoredEntry,
  { before: { state }, quitters }: { before: StoredConversation } & Pick<End, "quitters">,
): void {
  if (body.type !== "released" || body.cause !== "away" || state.status !== "claimed") return
  const hadTime = state.joinedAt + graceMs <= at || (state.agent.id !== null && quitters.has(state.agent.id))
  findings.expect("early", hadTime, () => `${id} was given back at ${at}, taken at ${state.joinedAt}`)
}

function isDone(findings: Findings<SimulationRule>, { states }: FoldedConversation, { rules, now }: End): void {
  const one = states.at(-1)
  const due = one ? nextDue(one, rules) : null
  const isOpen = due === null || due.at > now - promptMs
  findings.expect("overdue", isOpen, () => `${one?.id} should have had its ${due?.what} at ${due?.at}, it is ${now}`)
}

/** What somebody took before they left is not with them any more. */
function isInGoodHands(
  findings: Findings<SimulationRule>,
  { entries, states }: FoldedConversation,
  { left }: End,
): void {
  const state = states.at(-1)?.state
  if (state?.status !== "claimed") return
  const taken = entries.findLast(({ body }) => body.type === "claimed" || body.type === "assigned")
  const leftAt = state.agent.id === null ? undefined : left.get(state.agent.id)
  const isTheirs = leftAt === undefined || (taken?.seq ?? 0) > leftAt
  findings.expect(
    "held_by_nobody",
    isTheirs,
    () => `${taken?.conversationId} is with ${state.agent.name}, who has left`,
  )
}
