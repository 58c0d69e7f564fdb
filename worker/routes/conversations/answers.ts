import { createRoute } from "@hono/zod-openapi"
import { z } from "zod"
import { ratingBody } from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { perform, performed } from "./perform.ts"

const params = conversationParams.extend({ answerId: z.uuid().toLowerCase() })
const request = { params, headers: idempotencyHeader }

const stop = createRoute({
  method: "post",
  path: "/{id}/answers/{answerId}/stop",
  tags: ["Messages"],
  summary: "Stop an answer that is being written",
  description:
    "For everybody who sees it; it ends where it stands. `DELETE /api/chat/{id}/stream` stops whichever is being written.",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})
const regenerate = createRoute({
  method: "post",
  path: "/{id}/answers/{answerId}/regeneration",
  tags: ["Messages"],
  summary: "Have the newest answer written again",
  description: "For the customer. The new answer says with `replaces` in whose place it comes; the old one stays.",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})
const rate = createRoute({
  method: "post",
  path: "/{id}/answers/{answerId}/rating",
  tags: ["Messages"],
  summary: "Say whether an answer has helped",
  description: "For the customer. The newest word counts.",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: ratingBody } } } },
  responses: performed,
})

/** What people do about one answer of the assistant. */
export const answers = router()
  .openapi(stop, context => perform(context, { type: "stop", answerId: context.req.valid("param").answerId }))
  .openapi(regenerate, context =>
    perform(context, { type: "regenerate", answerId: context.req.valid("param").answerId }),
  )
  .openapi(rate, context => {
    const { answerId } = context.req.valid("param")
    return perform(context, { type: "rate", answerId, ...context.req.valid("json") })
  })
