import { createRoute } from "@hono/zod-openapi"
import { escalationBody, releaseBody, resolutionBody } from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { perform, performed } from "./perform.ts"

const request = { params: conversationParams, headers: idempotencyHeader }

const escalate = createRoute({
  method: "post",
  path: "/{id}/escalation",
  tags: ["Conversations"],
  summary: "Ask for a person",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: escalationBody } } } },
  responses: performed,
})
const cancel = createRoute({
  method: "delete",
  path: "/{id}/escalation",
  tags: ["Conversations"],
  summary: "Stop waiting for a person",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})
const claim = createRoute({
  method: "post",
  path: "/{id}/claim",
  tags: ["Conversations"],
  summary: "Take the conversation",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})
const release = createRoute({
  method: "post",
  path: "/{id}/release",
  tags: ["Conversations"],
  summary: "Hand the conversation back",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: releaseBody } } } },
  responses: performed,
})
const resolve = createRoute({
  method: "post",
  path: "/{id}/resolution",
  tags: ["Conversations"],
  summary: "Resolve the conversation",
  middleware: [signedIn] as const,
  request: { ...request, body: { content: { "application/json": { schema: resolutionBody } } } },
  responses: performed,
})
const reopen = createRoute({
  method: "delete",
  path: "/{id}/resolution",
  tags: ["Conversations"],
  summary: "Open the conversation again",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})

/** What people do to a conversation, as nouns that are made and removed. */
export const actions = router()
  .openapi(escalate, context => perform(context, { type: "escalate", ...context.req.valid("json") }))
  .openapi(cancel, context => perform(context, { type: "cancel" }))
  .openapi(claim, context => perform(context, { type: "claim" }))
  .openapi(release, context => perform(context, { type: "release", ...context.req.valid("json") }))
  .openapi(resolve, context => perform(context, { type: "resolve", ...context.req.valid("json") }))
  .openapi(reopen, context => perform(context, { type: "reopen" }))
