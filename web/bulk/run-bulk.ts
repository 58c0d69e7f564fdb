import type { BulkBody, BulkCommand, BulkOutcome } from "../../protocol/bulk.ts"
import { limits } from "../../protocol/limits.ts"
import { refusals } from "../../protocol/refusal.ts"
import type { Answer, Failure } from "../app/api.ts"

/** The same to be done to some conversations. An undo has several of these: one for each thing there is to put back. */
export interface Part {
  commands: BulkCommand[]
  conversations: BulkBody["conversations"]
}

export interface Errand {
  post(body: BulkBody, key: string): Promise<Answer<{ outcomes: BulkOutcome[] }>>
  wait(ms: number): Promise<void>
  /** True once nobody wants the rest any more. */
  isStopped(): boolean
  /** Called with how many of them have an outcome by now. */
  progressed(done: number): void
}

/** `left`: conversations about which nothing is known; `why` it ended before them, unless somebody stopped it. */
export interface Ended {
  outcomes: BulkOutcome[]
  left: string[]
  why: Failure | null
}

/** Unanswered requests in a row, before the rest is given up. Each is repeated under its key, so nothing is done twice. */
const triesMax = 4

/** One request after the other, so that there is one on its way, and what comes after a pause has not been asked for yet. */
export async function runBulk(parts: readonly Part[], errand: Errand): Promise<Ended> {
  const requests = parts.flatMap(chunked)
  const outcomes: BulkOutcome[] = []
  for (const [index, request] of requests.entries()) {
    const answer = errand.isStopped() ? null : await insist(request, errand)
    if (answer?.ok) {
      outcomes.push(...answer.value.outcomes)
      errand.progressed(outcomes.length)
      continue
    }
    const left = requests.slice(index).flatMap(({ conversations }) => conversations.map(({ id }) => id))
    return { outcomes, left, why: answer === null ? null : answer.failure }
  }
  return { outcomes, left: [], why: null }
}

async function insist(request: Part, errand: Errand): Promise<Awaited<ReturnType<Errand["post"]>>> {
  const key = crypto.randomUUID()
  for (let tries = 1; ; ) {
    const answer = await errand.post(request, key)
    if (answer.ok || errand.isStopped()) return answer
    const { failure } = answer
    // A pause that we are told is no failure: what was allowed is used up, and comes back.
    if (failure.kind === "refused" && failure.refusal.retryAfterMs !== undefined) {
      await errand.wait(failure.refusal.retryAfterMs)
      continue
    }
    if (failure.kind === "refused" && refusals[failure.refusal.code].advice !== "retry") return answer
    if (tries >= triesMax) return answer
    await errand.wait(limits.reconnectMs.first * 2 ** tries)
    tries += 1
  }
}

function chunked({ commands, conversations }: Part): Part[] {
  const chunks: Part[] = []
  for (let from = 0; from < conversations.length; from += limits.bulkRequestConversations)
    chunks.push({ commands, conversations: conversations.slice(from, from + limits.bulkRequestConversations) })
  return chunks
}

/** What puts back what has been done, conversations with the same to be put back together. */
export function undoing(outcomes: readonly BulkOutcome[]): Part[] {
  const parts = new Map<string, Part>()
  for (const outcome of outcomes) {
    if (!outcome.ok || outcome.undo.length === 0) continue
    const name = JSON.stringify(outcome.undo)
    const part = parts.get(name) ?? { commands: outcome.undo, conversations: [] }
    part.conversations.push({ id: outcome.conversationId, since: outcome.seq })
    parts.set(name, part)
  }
  return [...parts.values()]
}
