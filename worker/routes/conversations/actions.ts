import { createRoute, z } from "@hono/zod-openapi"
import type { Context } from "hono"
import type { Command } from "../../../protocol/command.ts"
import { escalationBody, operationResult, releaseBody } from "../../../protocol/rest.ts"
import type { SignedIn } from "../../identity/viewer.ts"
import { placeOf } from "../place.ts"
import { problem, problems } from "../problem.ts"
import { type RouterEnv, router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader, operate } from "./operate.ts"

const request = { params: z.object({ id: z.uuid() }), headers: idempotencyHeader }
const responses = {
  200: {
    description: "The entry that says so, and the conversation as it stands now.",
    content: { "application/json": { schema: operationResult } },
  },
  ...problems,
}

const escalate = createRoute({
  method: "post",
  path: "/{id}/escalation",
  summary: "Ask for a person",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: escalationBody } } } },
  responses,
})
const cancel = createRoute({
  method: "delete",
  path: "/{id}/escalation",
  summary: "Stop waiting for a person",
  middleware: [signedIn] as const,
  request,
  responses,
})
const claim = createRoute({
  method: "post",
  path: "/{id}/claim",
  summary: "Take the conversation",
  middleware: [signedIn] as const,
  request,
  responses,
})
const release = createRoute({
  method: "post",
  path: "/{id}/release",
  summary: "Hand the conversation back",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: releaseBody } } } },
  responses,
})
const resolve = createRoute({
  method: "post",
  path: "/{id}/resolution",
  summary: "Resolve the conversation",
  middleware: [signedIn] as const,
  request,
  responses,
})
const reopen = createRoute({
  method: "delete",
  path: "/{id}/resolution",
  summary: "Open the conversation again",
  middleware: [signedIn] as const,
  request,
  responses,
})

/** What people do to a conversation, as nouns that are made and removed. */
export const actions = router()
  .openapi(escalate, context =>
    perform(context, context.req.valid("param").id, { type: "escalate", ...context.req.valid("json") }),
  )
  .openapi(cancel, context => perform(context, context.req.valid("param").id, { type: "cancel" }))
  .openapi(claim, context => perform(context, context.req.valid("param").id, { type: "claim" }))
  .openapi(release, context =>
    perform(context, context.req.valid("param").id, { type: "release", ...context.req.valid("json") }),
  )
  .openapi(resolve, context => perform(context, context.req.valid("param").id, { type: "resolve" }))
  .openapi(reopen, context => perform(context, context.req.valid("param").id, { type: "reopen" }))

async function perform(
  context: Context<RouterEnv & { Variables: { person: SignedIn } }>,
  conversationId: string,
  command: Command,
) {
  const found = await placeOf(context.env, conversationId, context.var.person)
  if (!found) return problem(context, "not_found")
  const done = await operate(context, found.place, { conversationId, command })
  return done.ok ? context.json(done.result, 200) : problem(context, done.refusal)
}
