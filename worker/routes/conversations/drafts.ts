import { createRoute } from "@hono/zod-openapi"
import { draft, draftRead } from "../../../protocol/rest.ts"
import type { DraftWish } from "../../org/own-draft.ts"
import { counting } from "../headers.ts"
import { lookFor } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { type Asked, signedIn } from "../signed-in.ts"
import { conversationParams } from "./params.ts"

const responses = {
  200: {
    description: "What is kept now; null when nothing is.",
    headers: counting,
    content: { "application/json": { schema: draftRead } },
  },
  ...countedProblems,
}
const request = { params: conversationParams }

const read = createRoute({
  method: "get",
  path: "/{id}/draft",
  tags: ["Messages"],
  middleware: [signedIn] as const,
  responses,
  summary: "What one has begun to write in a conversation",
  description: "For staff, who find it again on another device. Nobody else is told of it.",
  request,
})

const keep = createRoute({
  method: "put",
  path: "/{id}/draft",
  tags: ["Messages"],
  middleware: [signedIn] as const,
  responses,
  summary: "Keep what one has begun to write",
  request: { ...request, body: { required: true, content: { "application/json": { schema: draft } } } },
})

const drop = createRoute({
  method: "delete",
  path: "/{id}/draft",
  tags: ["Messages"],
  summary: "Forget what one has begun to write",
  middleware: [signedIn] as const,
  request,
  responses,
})

/** Drafts of staff, each for their author alone. */
export const drafts = router()
  .openapi(read, context => wished(context, context.req.valid("param").id, { type: "read" }))
  .openapi(keep, context =>
    wished(context, context.req.valid("param").id, { type: "keep", draft: context.req.valid("json") }),
  )
  .openapi(drop, context => wished(context, context.req.valid("param").id, { type: "drop" }))

async function wished(context: Asked, conversationId: string, wish: DraftWish) {
  const found = await lookFor(context, conversationId, async ({ place, read }) => {
    const conversation = read(await place.stub.conversation(place.viewer, conversationId))
    return conversation && place
  })
  if (!found.ok) return problem(context, found.refusal)
  const { viewer, stub } = found.value
  const done = await stub.ownDraft(viewer, { conversationId, wish })
  tellQuota(context, done.quota)
  return done.ok ? context.json(done.value, 200) : problem(context, done.refusal)
}
