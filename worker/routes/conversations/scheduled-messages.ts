import { createRoute } from "@hono/zod-openapi"
import { z } from "zod"
import { scheduledBody } from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { perform, performed } from "./perform.ts"
import { performing } from "./performing.ts"

const schedule = performing(
  {
    method: "post",
    path: "/{id}/scheduled-messages",
    summary: "Write a message that is sent later",
    description:
      "`at` is in milliseconds since 1970. It is not sent when something has come until then that its author has not seen. " +
      "The entry's id names it.",
  },
  scheduledBody,
)

const unschedule = createRoute({
  method: "delete",
  path: "/{id}/scheduled-messages/{scheduledId}",
  tags: ["Conversations"],
  summary: "Take back a message that has not been sent yet",
  middleware: [signedIn] as const,
  request: {
    params: conversationParams.extend({ scheduledId: z.uuid().toLowerCase() }),
    headers: idempotencyHeader,
  },
  responses: performed,
})

/** Messages that are sent later. Which of them wait is in the conversation's `work`. */
export const scheduledMessages = router()
  .openapi(schedule, context => perform(context, { type: "schedule", ...context.req.valid("json") }))
  .openapi(unschedule, context =>
    perform(context, { type: "unschedule", scheduledId: context.req.valid("param").scheduledId }),
  )
