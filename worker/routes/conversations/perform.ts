import type { Context } from "hono"
import type { z } from "zod"
import type { Command } from "../../../protocol/command.ts"
import { operationResult } from "../../../protocol/rest.ts"
import type { SignedIn } from "../../identity/viewer.ts"
import { counting } from "../headers.ts"
import { placeOf } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import type { RouterEnv } from "../router.ts"
import { type idempotencyHeader, operate, operationId } from "./operate.ts"
import type { conversationParams } from "./params.ts"

/** What every request of this kind has been given, parsed. */
interface Given {
  in: object
  out: { param: z.infer<typeof conversationParams>; header: z.infer<typeof idempotencyHeader> }
}

/** Does something to the conversation that the address names, and says how it stands then. */
export async function perform(
  context: Context<RouterEnv & { Variables: { person: SignedIn } }, string, Given>,
  command: Command,
) {
  const { id: conversationId } = context.req.valid("param")
  const found = await placeOf(context, conversationId)
  if (!found.ok) return problem(context, found.refusal)
  const id = operationId(context.req.valid("header"))
  const done = await operate(context, found.value.place, { id, conversationId, command })
  return done.ok ? context.json(done.result, 200) : problem(context, done.refusal)
}

/** What may come of it. */
export const performed = {
  200: {
    description: "The entry that says so, and the conversation as it stands now.",
    headers: counting,
    content: { "application/json": { schema: operationResult } },
  },
  ...countedProblems,
}
