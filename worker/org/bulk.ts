import type { BulkBody, BulkCommand, BulkOutcome } from "../../protocol/bulk.ts"
import type { Operation } from "../../protocol/command.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { type Refusal, type RefusalCode, refusals } from "../../protocol/refusal.ts"
import { isChangedBy, undoOf } from "../../protocol/undo.ts"
import type { Core } from "./core.ts"
import type { Counted } from "./counted.ts"

/** What is asked for, and for each conversation the ids of its operations: one for each command. */
export interface BulkRequest {
  commands: BulkCommand[]
  conversations: (BulkBody["conversations"][number] & { operationIds: string[] })[]
}

/**
 * Does the same to many conversations for one of the staff, by the same commands as one by one. It is counted by its size, all
 * of it or nothing; then each conversation is for itself. Between slices others have their turn, so `turn` gives the core
 * anew, with the frames taken that have come meanwhile.
 */
export async function bulk(turn: () => Core, viewer: Viewer, request: BulkRequest): Promise<Counted<BulkOutcome[]>> {
  const { rates, soon } = turn()
  const { commands, conversations } = request
  const retryAfterMs = rates.changes(viewer, commands.length * conversations.length)
  const quota = rates.quota("changes", viewer)
  if (retryAfterMs > 0) return { ok: false, refusal: { code: "rate_limited", retryAfterMs }, quota }
  const outcomes: BulkOutcome[] = []
  const each = Math.max(1, Math.floor(limits.bulkSlice / commands.length))
  for (let from = 0; from < conversations.length; from += each) {
    if (from > 0) await new Promise<void>(soon)
    const core = turn()
    core.hub.together(() => {
      for (const one of conversations.slice(from, from + each)) outcomes.push(inOne(core, viewer, { commands, one }))
    })
  }
  return { ok: true, value: outcomes, quota }
}

interface One {
  commands: readonly BulkCommand[]
  one: BulkRequest["conversations"][number]
}

/** All of it to one conversation, up to what is refused. */
function inOne(core: Core, viewer: Viewer, { commands, one }: One): BulkOutcome {
  const { id: conversationId, operationIds } = one
  const before = core.conversations.get(conversationId)
  const changed = changedMeanwhile(core, { commands, one })
  if (changed !== null) return refused(conversationId, changed)
  let last: { seq: number; conversation: StoredConversation } | null = null
  let isRepeated = false
  for (const [index, command] of commands.entries()) {
    const operation: Operation = { id: operationIds[index] ?? "", conversationId, command }
    const done = core.commands.executeCounted(viewer, operation)
    if (!done.ok) return refused(conversationId, done.refusal)
    isRepeated ||= done.repeated
    last = { seq: done.entry.seq, conversation: done.conversation }
  }
  if (last === null) throw new Error("There is something to do in bulk")
  // What was before a repetition is not known any more.
  const undo = before === null || isRepeated ? [] : undoOf(before, last.conversation)
  return { ok: true, conversationId, seq: last.seq, undo }
}

/** Who undoes something does not undo what somebody else has made of it since. */
function changedMeanwhile({ stream }: Core, { commands, one }: One): Refusal | null {
  const [first] = one.operationIds
  if (one.since === undefined || first === undefined || stream.find(first) !== null) return null
  const newer = stream.newerOf(one.id, one.since, limits.newerEntriesMax)
  const by = newer.find(entry => commands.some(command => isChangedBy(command, entry)))
  if (by) return { code: "stale", detail: `${by.author.name} has changed this since.` }
  return newer.length < limits.newerEntriesMax ? null : { code: "stale" }
}

const refused = (conversationId: string, { code, detail }: { code: RefusalCode; detail?: string }): BulkOutcome => ({
  ok: false,
  conversationId,
  code,
  detail: detail ?? refusals[code].title,
})
