import type { Result } from "../../../protocol/refusal.ts"
import { ChatSource } from "../../chat/chat-source.ts"
import { organizationStub } from "../../identity/stub.ts"
import type { Counted } from "../../org/counted.ts"
import type { Followed } from "../../org/follow.ts"
import { admissionOf } from "../admission.ts"
import type { Place } from "../place.ts"
import { problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import type { Asked } from "../signed-in.ts"

interface Reading {
  place: Place
  conversationId: string
  /** The entry whose answer is asked for; null for whatever answer is being written. */
  after: number | null
}

/** The answer as the UI message stream; 204 when there is none to wait for and nothing to say about that. */
export async function read(context: Asked, { place, conversationId, after }: Reading) {
  const { env } = context
  const admission = admissionOf(place, context.var.person)
  const first = await place.stub.follow(admission, { conversationId, after })
  const found = flat(first)
  if (found.ok) tellQuota(context, first.quota)
  if (!found.ok && (after !== null || found.refusal.code !== "not_found")) return problem(context, found.refusal)
  if (!found.ok || (after === null && found.followed.draft === null)) return context.body(null, 204)
  // A stub may lead to an object that is gone, so each time it is made anew.
  const again = async (after: number) =>
    flat(await organizationStub(env, place.organization).follow(admission, { conversationId, after }))
  return context.body(new ReadableStream(new ChatSource(found.followed, again)), 200, headers)
}

const flat = (answer: Counted<Result<{ followed: Followed }>>): Result<{ followed: Followed }> =>
  answer.ok ? answer.value : answer

/** What the AI SDK's clients look for, and what keeps proxies from gathering what is written. */
const headers = {
  "Content-Type": "text/event-stream",
  "X-Accel-Buffering": "no",
  "X-Vercel-AI-UI-Message-Stream": "v1",
}
