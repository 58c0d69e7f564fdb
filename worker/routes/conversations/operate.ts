import type { Context } from "hono"
import { z } from "zod"
import type { Command } from "../../../protocol/command.ts"
import type { Result } from "../../../protocol/refusal.ts"
import { refuse } from "../../../protocol/refusal.ts"
import type { OperationResult } from "../../../protocol/rest.ts"
import { conversationFor, entryFor } from "../../../protocol/visibility.ts"
import type { Place } from "../place.ts"

export const idempotencyHeader = z.object({
  /** A uuid that makes the request safe to repeat, over REST and socket alike: the operation's id. */
  "idempotency-key": z.uuid().optional(),
})

/** Does over REST what a `do` frame does over the socket. */
export async function operate(
  context: Context,
  { viewer, stub }: Place,
  { conversationId, command }: { conversationId: string; command: Command },
): Promise<Result<{ result: OperationResult }>> {
  const key = context.req.header("Idempotency-Key")
  const id = z.uuid().safeParse(key ?? crypto.randomUUID())
  if (!id.success) return refuse("bad_request", "Idempotency-Key is a uuid.")
  const outcome = await stub.execute(viewer, { id: id.data, conversationId, command })
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal }
  const entry = entryFor(viewer, outcome.entry)
  if (entry === null) throw new Error("Who may write an entry may see it")
  return {
    ok: true,
    result: { entry, conversation: conversationFor(viewer, outcome.conversation), repeated: outcome.repeated },
  }
}
