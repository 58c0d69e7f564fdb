import type { StoredConversation } from "../../../protocol/conversation.ts"
import { parseFrames } from "../../../protocol/down.ts"
import { reduce } from "../../../protocol/reduce.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import type { Stage } from "./stage.ts"

/** What is wrong with an organization after all that: its log, its conversations, or how it serves everybody. */
export function wrongAfterwards(stage: Stage): string[] {
  return [...wrongInLog(stage), ...wrongInService(stage)]
}

function wrongInLog({ host }: Stage): string[] {
  const wrong: string[] = []
  const folded = new Map<string, StoredConversation>()
  const ids = new Set<string>()
  host.core.stream.after(0, Number.MAX_SAFE_INTEGER).forEach((entry, index) => {
    const before = folded.get(entry.conversationId) ?? null
    const next = (before?.lastPosition ?? 0) + 1
    if (entry.seq !== index + 1) wrong.push(`${entry.seq} stands at ${index + 1}`)
    if (ids.has(entry.id)) wrong.push(`${entry.id} stands twice`)
    if (entry.position !== null && entry.position !== next)
      wrong.push(`position ${entry.position} where ${next} belongs`)
    ids.add(entry.id)
    folded.set(entry.conversationId, { ...reduce(before, entry), lastSeq: entry.seq })
  })
  for (const [id, { receipts: _told, ...expected }] of folded) {
    const { receipts: _live, ...kept } = host.core.conversations.get(id) ?? { receipts: null }
    if (JSON.stringify(sorted(kept)) !== JSON.stringify(sorted(expected)))
      wrong.push(`${id} is not what its entries say`)
  }
  return wrong
}

const sorted = (value: object): [string, unknown][] => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))

/** Everybody comes anew and says something that anybody may say. */
function wrongInService(stage: Stage): string[] {
  stage.pass(60_000)
  return stage.members.flatMap(member => {
    const { viewer, socket, heard } = member
    socket.update({ reader: { state: "greeting" }, strikes: 0, watching: null })
    heard.length = 0
    stage.deliver(socket, { type: "hello", protocol: protocolVersion })
    const [conversationId = ""] = stage.topics.conversationIds
    const isCustomer = viewer.role === null || viewer.role === "member"
    const where = isCustomer ? stage.topics.newId() : conversationId
    const type = isCustomer ? "start" : "note"
    const operation = { id: stage.topics.newId(), conversationId: where, command: { type, text: "Still there?" } }
    stage.deliver(socket, { type: "do", operation })
    const types = heard.flatMap(parseFrames).map(({ type }) => type)
    return types.includes("welcome") && types.includes("accepted") ? [] : [`${viewer.name} hears ${types}`]
  })
}
