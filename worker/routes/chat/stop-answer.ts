import { type Result, refuse } from "../../../protocol/refusal.ts"
import { operate } from "../conversations/operate.ts"
import type { Place } from "../place.ts"
import { tellQuota } from "../quota-headers.ts"
import type { Asked } from "../signed-in.ts"

/** Stops whatever answer is being written. One that ends by itself meanwhile has ended, which is all that was asked for. */
export async function stopAnswer(
  context: Asked,
  { place, conversationId }: { place: Place; conversationId: string },
): Promise<Result<object>> {
  const found = await place.stub.answering(place.viewer, conversationId)
  if (!found.ok) return { ok: false, refusal: found.refusal }
  if (found.value === null) return refuse("not_found")
  const { answerId } = found.value
  if (answerId === null) {
    tellQuota(context, found.quota)
    return { ok: true }
  }
  const command = { type: "stop" as const, answerId }
  const done = await operate(context, place, { id: crypto.randomUUID(), conversationId, command })
  return done.ok || done.refusal.code !== "not_answering" ? done : { ok: true }
}
