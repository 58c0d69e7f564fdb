import { createRoute } from "@hono/zod-openapi"
import type { Context } from "hono"
import type { z } from "zod"
import type { Command } from "../../../protocol/command.ts"
import { escalationBody, operationResult, releaseBody } from "../../../protocol/rest.ts"
import type { SignedIn } from "../../identity/viewer.ts"
import { counting } from "../headers.ts"
import { placeOf } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import { type RouterEnv, router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader, operate, operationId } from "./operate.ts"
import { conversationParams } from "./params.ts"

const request = { params: conversationParams, headers: idempotencyHeader }
const responses = {
  200: {
    description: "The entry that says so, and the conversation as it stands now.",
    headers: counting,
    content: { "application/json": { schema: operationResult } },
  },
  ...countedProblems,
}

const escalate = createRoute({
  method: "post",
  path: "/{id}/escalation",
  tags: ["Conversations"],
  summary: "Ask for a person",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: escalationBody } } } },
  responses,
})
const cancel = createRoute({
  method: "delete",
  path: "/{id}/escalation",
  tags: ["Conversations"],
  summary: "Stop waiting for a person",
  middleware: [signedIn] as const,
  request,
  responses,
})
const claim = createRoute({
  method: "post",
  path: "/{id}/claim",
  tags: ["Conversations"],
  summary: "Take the conversation",
  middleware: [signedIn] as const,
  request,
  responses,
})
const release = createRoute({
  method: "post",
  path: "/{id}/release",
  tags: ["Conversations"],
  summary: "Hand the conversation back",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: releaseBody } } } },
  responses,
})
const resolve = createRoute({
  method: "post",
  path: "/{id}/resolution",
  tags: ["Conversations"],
  summary: "Resolve the conversation",
  middleware: [signedIn] as const,
  request,
  responses,
})
const reopen = createRoute({
  method: "delete",
  path: "/{id}/resolution",
  tags: ["Conversations"],
  summary: "Open the conversation again",
  middleware: [signedIn] as const,
  request,
  responses,
})

/** What people do to a conversation, as nouns that are made and removed. */
export const actions = router()
  .openapi(escalate, context => perform(context, { type: "escalate", ...context.req.valid("json") }))
  .openapi(cancel, context => perform(context, { type: "cancel" }))
  .openapi(claim, context => perform(context, { type: "claim" }))
  .openapi(release, context => perform(context, { type: "release", ...context.req.valid("json") }))
  .openapi(resolve, context => perform(context, { type: "resolve" }))
  .openapi(reopen, context => perform(context, { type: "reopen" }))

/** What all of these have been given, parsed. */
interface Given {
  in: object
  out: { param: z.infer<typeof conversationParams>; header: z.infer<typeof idempotencyHeader> }
}

async function perform(
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
