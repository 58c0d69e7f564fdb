import { createRoute } from "@hono/zod-openapi"
import {
  assignmentBody,
  labelsBody,
  macroRunBody,
  mergeBody,
  priorityBody,
  snoozeBody,
} from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { perform, performed } from "./perform.ts"
import { performing } from "./performing.ts"

const assign = performing(
  {
    method: "post",
    path: "/{id}/assignment",
    summary: "Give the conversation to a colleague",
    description: "`note` is for them and the rest of the team.",
  },
  assignmentBody,
)

const label = performing(
  { method: "patch", path: "/{id}/labels", summary: "Put labels on and take labels off" },
  labelsBody,
)

const prioritize = performing({ method: "put", path: "/{id}/priority", summary: "Set the priority" }, priorityBody)

const snooze = performing(
  {
    method: "put",
    path: "/{id}/snooze",
    summary: "Snooze the conversation",
    description: "`until` is in milliseconds since 1970, or null: until the customer replies.",
  },
  snoozeBody,
)

const wake = createRoute({
  method: "delete",
  path: "/{id}/snooze",
  tags: ["Conversations"],
  summary: "Take the conversation out of snooze",
  middleware: [signedIn] as const,
  request: { params: conversationParams, headers: idempotencyHeader },
  responses: performed,
})

const merge = performing(
  {
    method: "post",
    path: "/{id}/merge",
    summary: "End the conversation, to go on in another one of the same customer",
  },
  mergeBody,
)

const run = performing(
  {
    method: "post",
    path: "/{id}/macro-runs",
    summary: "Do several things at once",
    description: "All of them, one after the other, or none: the refusal is that of the first that cannot be done.",
  },
  macroRunBody,
)

/** What the team does besides talking. */
export const work = router()
  .openapi(assign, context => perform(context, { type: "assign", ...context.req.valid("json") }))
  .openapi(label, context => perform(context, { type: "label", ...context.req.valid("json") }))
  .openapi(prioritize, context => perform(context, { type: "prioritize", ...context.req.valid("json") }))
  .openapi(snooze, context => perform(context, { type: "snooze", ...context.req.valid("json") }))
  .openapi(wake, context => perform(context, { type: "wake" }))
  .openapi(merge, context => perform(context, { type: "merge", ...context.req.valid("json") }))
  .openapi(run, context => perform(context, { type: "apply", ...context.req.valid("json") }))
