import { type ZodType, z } from "zod"
import { conversation } from "../../protocol/conversation.ts"
import { limits } from "../../protocol/limits.ts"
import { refusals } from "../../protocol/refusal.ts"
import { conversationPage, entryPage } from "../../protocol/rest.ts"
import { type Answer, call } from "../app/api.ts"
import type { Finding, Happening, Question } from "./event.ts"
import { searchOf } from "./list-ref.ts"
import type { Failure } from "./state.ts"

/** Puts the brain's question to REST and gives back what came of it. Never throws for what can be expected. */
export async function read(organizationId: string, question: Question): Promise<Happening> {
  switch (question.about) {
    case "conversations": {
      const search = new URLSearchParams({ organizationId, queue: question.queue, ...cursorOf(question) })
      for (const [name, value] of searchOf(question.filter)) search.set(name, value)
      const answer = await get(`/conversations?${search}`, conversationPage)
      return answer.ok
        ? { type: "conversations_fetched", question, page: answer.value }
        : { type: "fetch_failed", question, failure: failureOf(answer) }
    }
    case "conversation": {
      const answer = await get(`/conversations/${question.conversationId}`, conversation)
      return answer.ok
        ? { type: "conversation_fetched", question, conversation: answer.value }
        : { type: "fetch_failed", question, failure: failureOf(answer) }
    }
    case "entries": {
      const search = new URLSearchParams(cursorOf(question))
      const answer = await get(`/conversations/${question.conversationId}/messages?${search}`, entryPage)
      return answer.ok
        ? { type: "entries_fetched", question, page: answer.value }
        : { type: "fetch_failed", question, failure: failureOf(answer) }
    }
  }
}

/** Why no line came up: a WebSocket that is turned away does not say, a request does. */
export async function probe(organizationId: string): Promise<Finding> {
  const answer = await get(`/conversations?${new URLSearchParams({ organizationId, limit: "1" })}`, z.unknown())
  if (answer.ok) return "reachable"
  const failure = failureOf(answer)
  if (failure === "unauthenticated") return "signed_out"
  if (failure === "not_found") return "gone"
  return failure === "unreachable" || refusals[failure].advice === "retry" ? "unreachable" : "reachable"
}

async function get<T>(path: string, schema: ZodType<T>): Promise<Answer<T>> {
  try {
    return await call({ path, schema, signal: AbortSignal.timeout(limits.readMs) })
  } catch {
    // Our own patience ended: as good as no answer.
    return { ok: false, failure: { kind: "unreachable" } }
  }
}

/** The first page is soon here; who asks for more wants much of it. */
const cursorOf = ({ cursor }: { cursor: string | null }) =>
  cursor === null ? {} : { cursor, limit: String(limits.pageItemsMax) }

const failureOf = ({ failure }: Extract<Answer<unknown>, { ok: false }>): Failure =>
  failure.kind === "refused" ? failure.refusal.code : "unreachable"
