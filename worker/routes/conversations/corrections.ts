import { createRoute } from "@hono/zod-openapi"
import { z } from "zod"
import { correctionBody } from "../../../protocol/rest.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader } from "./operate.ts"
import { conversationParams } from "./params.ts"
import { perform, performed } from "./perform.ts"

const params = conversationParams.extend({ entryId: z.uuid().toLowerCase() })
const request = { params, headers: idempotencyHeader }

const edit = createRoute({
  method: "patch",
  path: "/{id}/messages/{entryId}",
  tags: ["Messages"],
  summary: "Correct a message or a note of one's own",
  description: "What it said before stays in the record.",
  middleware: [signedIn] as const,
  request: { ...request, body: { required: true, content: { "application/json": { schema: correctionBody } } } },
  responses: performed,
})

const takeBack = createRoute({
  method: "delete",
  path: "/{id}/messages/{entryId}",
  tags: ["Messages"],
  summary: "Take back a message or a note",
  description: "One's own; admins anybody's. That something was said stays, its words are gone.",
  middleware: [signedIn] as const,
  request,
  responses: performed,
})

/** What has been said is corrected, and taken back. */
export const corrections = router()
  .openapi(edit, context => {
    const { entryId } = context.req.valid("param")
    return perform(context, { type: "edit", entryId, ...context.req.valid("json") })
  })
  .openapi(takeBack, context => perform(context, { type: "delete", entryId: context.req.valid("param").entryId }))
