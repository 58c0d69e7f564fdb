import type { Command } from "../../../protocol/command.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { EntryBody, StoredEntry } from "../../../protocol/entry.ts"
import type { Findings } from "./findings.ts"
import type { FoldedLog } from "./folded-log.ts"
import { asked, said } from "./items.ts"
import type { Observed } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

interface Of {
  posted: Observed["posted"]
  log: FoldedLog
}

type Applied = Extract<EntryBody, { type: "applied" }>

/** What the team does besides talking comes out as it was meant. */
export function judgeWork(findings: Findings<SimulationRule>, { posted, log }: Of): void {
  const commands = new Map(posted.map(({ operation }) => [operation.id, operation.command]))
  for (const { entries, states } of log.conversations.values()) {
    for (const [place, entry] of entries.entries()) {
      const before = states[place - 1]
      if (before === undefined) continue
      const { body } = entry
      isOver(findings, entry, before)
      isOnesOwn(findings, entry, entries.slice(0, place))
      if (body.type === "merged") goesOn(findings, { ...entry, body }, log)
      if (body.type === "scored") {
        const { status } = before.state
        findings.expect("scored", status === "resolved", () => `${entry.id} says how it went while it was ${status}`)
      }
      if (body.type === "applied") isWhole(findings, { ...entry, body }, { command: commands.get(entry.id), log })
    }
  }
  for (const [id, command] of commands) if (command.type === "apply") isNotHalfDone(findings, { id, command, log })
}

/** What is left to do in a conversation that goes on in another one: what was said there is corrected, rated, or somebody else's. */
const left: ReadonlySet<EntryBody["type"]> = new Set(["edited", "deleted", "rated", "customer_changed"])

function isOver(findings: Findings<SimulationRule>, { id, body }: StoredEntry, before: StoredConversation): void {
  if (before.mergedInto === undefined) return
  findings.expect("merged", left.has(body.type), () => `${id} (${body.type}) came after ${before.id} went on elsewhere`)
}

function goesOn(
  findings: Findings<SimulationRule>,
  { conversationId, at, body }: StoredEntry & { body: { into: string } },
  log: FoldedLog,
): void {
  const there = log.conversations.get(body.into)?.entries ?? []
  const told = there.filter(one => one.body.type === "absorbed" && one.body.from === conversationId && one.at === at)
  findings.expect(
    "merged",
    told.length === 1,
    () => `${conversationId} goes on in ${body.into}, told ${told.length} times`,
  )
}

/** One corrects what one has said, here and before, and nothing that has been taken back. */
function isOnesOwn(findings: Findings<SimulationRule>, { id, author, body }: StoredEntry, before: StoredEntry[]): void {
  if (body.type !== "edited" && body.type !== "deleted") return
  const named = before.find(one => one.id === body.entryId)
  const isGone = before.some(one => one.body.type === "deleted" && one.body.entryId === body.entryId)
  const isTheirs = body.type === "deleted" || named?.author.id === author.id
  const right = named?.body.type === body.of && !isGone && isTheirs
  findings.expect("corrected", right, () => `${id} by ${author.name} is ${body.type} of ${JSON.stringify(named)}`)
}

interface Macro {
  command: Command | undefined
  log: FoldedLog
}

/** Several actions that were asked for as one stand together, each of them, in their order. */
function isWhole(
  findings: Findings<SimulationRule>,
  { id, seq, at, conversationId, body }: StoredEntry & { body: Applied },
  { command, log }: Macro,
): void {
  const parts = log.entries.slice(seq - 1 - body.entries, seq - 1)
  const together = parts.every(one => one.conversationId === conversationId && one.at === at)
  const done = parts.map(one => said(one.body))
  const wanted = command?.type === "apply" ? command.actions.map(asked) : []
  let from = 0
  const isInOrder = wanted.every(one => {
    from = done.indexOf(one, from) + 1
    return from > 0
  })
  findings.expect("whole", together && isInOrder, () => `${id} asked for ${wanted} and did ${done}`)
}

function isNotHalfDone(
  findings: Findings<SimulationRule>,
  { id, command, log }: { id: string; command: Extract<Command, { type: "apply" }>; log: FoldedLog },
): void {
  const words = command.actions.flatMap(one => (one.type === "send" ? [asked(one)] : []))
  const some = log.entries.find(({ body }) => body.type === "message" && words.includes(said(body)))
  const isDone = some === undefined || log.entries.some(one => one.id === id)
  findings.expect("whole", isDone, () => `a part of ${id} is done: ${some?.id}`)
}
