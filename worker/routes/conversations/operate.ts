import type { Context } from "hono"
import { z } from "zod"
import type { Command } from "../../../protocol/command.ts"
import type { Entry } from "../../../protocol/entry.ts"
import type { Viewer } from "../../../protocol/person.ts"
import type { Result } from "../../../protocol/refusal.ts"
import type { OperationResult } from "../../../protocol/rest.ts"
import { conversationFor, entryFor } from "../../../protocol/visibility.ts"
import { tellColleagues } from "../../identity/colleagues.ts"
import { deviceOf } from "../device-of.ts"
import type { Place } from "../place.ts"
import { tellQuota } from "../quota-headers.ts"

const keyName = "idempotency-key"

/** The operation's id. */
export const idempotencyHeader = z.object({
  [keyName]: z
    .uuid()
    .toLowerCase()
    .optional()
    .describe("A uuid that makes the request safe to repeat, over REST and socket alike."),
})

/** The operation's id: what the client gave, or a new one. */
export const operationId = (headers: z.infer<typeof idempotencyHeader>): string =>
  headers[keyName] ?? crypto.randomUUID()

/** Does over REST what a `do` frame does over the socket. */
export async function operate(
  context: Context,
  { viewer, stub, organization }: Place,
  operation: { id: string; conversationId: string; command: Command },
): Promise<Result<{ result: OperationResult }>> {
  const device = deviceOf(context.req.raw)
  let outcome = await stub.execute(viewer, operation, device)
  // Where nobody has opened the console yet, the object has not been told who works here.
  if (!outcome.ok && outcome.refusal.code === "not_on_team") {
    await tellColleagues(context.env, organization)
    outcome = await stub.execute(viewer, operation, device)
  }
  // What is not theirs answers like what is not there, and there nothing is counted.
  if (outcome.ok || outcome.refusal.code !== "not_found") tellQuota(context, outcome.quota)
  if (!outcome.ok) return { ok: false, refusal: { ...outcome.refusal, ...missed(viewer, outcome.newer) } }
  const entry = entryFor(viewer, outcome.entry)
  if (entry === null) throw new Error("Who may write an entry may see it")
  return {
    ok: true,
    result: { entry, conversation: conversationFor(viewer, outcome.conversation), repeated: outcome.repeated },
  }
}

const missed = (viewer: Viewer, newer: Entry[] | undefined) =>
  newer && { newer: newer.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null) }
