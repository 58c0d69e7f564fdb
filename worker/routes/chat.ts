import { createRoute, z } from "@hono/zod-openapi"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { chatBody } from "./chat/chat-body.ts"
import { asUuid, chatConversationId } from "./chat/chat-ids.ts"
import { post } from "./chat/post.ts"
import { read } from "./chat/read.ts"
import { stopAnswer } from "./chat/stop-answer.ts"
import { counting } from "./headers.ts"
import { type Place, placeIn, placeOf } from "./place.ts"
import { countedProblems, problem } from "./problem.ts"
import { router } from "./router.ts"
import { type Asked, signedIn } from "./signed-in.ts"

const query = z.object({ organizationId: chatBody.shape.organizationId })

const stream = {
  description: "The answer: server-sent events of the AI SDK's UI message stream, version 1 (docs/chat.md).",
  headers: {
    ...counting,
    "X-Vercel-AI-UI-Message-Stream": { description: "The version.", schema: { type: "string", const: "v1" } },
  },
  content: { "text/event-stream": { schema: z.string() } },
} as const

const write = createRoute({
  method: "post",
  path: "/",
  tags: ["Chat"],
  summary: "Ask, and read the answer as it is written",
  description:
    "As the AI SDK's `useChat` posts it. Starts the conversation or writes into it; leaving it stops nothing. Where a person " +
    "has the conversation, or is waited for, the stream says so and ends.",
  middleware: [signedIn] as const,
  request: { query, body: { required: true, content: { "application/json": { schema: chatBody } } } },
  responses: { 200: stream, ...countedProblems },
})

const resume = createRoute({
  method: "get",
  path: "/{id}/stream",
  tags: ["Chat"],
  summary: "Read on in the answer that is being written",
  description: "The whole text so far, then the rest live.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: chatBody.shape.id }), query },
  responses: {
    200: stream,
    204: { description: "No answer is being written, as far as the caller may know.", headers: counting },
    ...countedProblems,
  },
})

const stop = createRoute({
  method: "delete",
  path: "/{id}/stream",
  tags: ["Chat"],
  summary: "Stop the answer that is being written",
  description:
    "For everybody who sees it; it ends where it stands. Leaving a stream stops nothing, so this is its own request.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: chatBody.shape.id }), query },
  responses: {
    204: { description: "It is stopped, or there was none.", headers: counting },
    ...countedProblems,
  },
})

export const chatRoutes = router()
  .openapi(write, async context => {
    const body = context.req.valid("json")
    const organizationId = body.organizationId ?? context.req.valid("query").organizationId
    const found = await findChat(context, { id: body.id, organizationId })
    if (!found.ok) return problem(context, found.refusal)
    const { place, conversationId } = found.value
    const done = await post(context, place, { body, conversationId })
    if (!done.ok) return problem(context, done.refusal)
    return read(context, { place, conversationId, after: done.result.entry.position })
  })
  .openapi(resume, async context => {
    const { organizationId } = context.req.valid("query")
    const found = await findChat(context, { id: context.req.valid("param").id, organizationId })
    if (found.ok) return read(context, { ...found.value, after: null })
    // A client asks before it has written anything, and takes every other answer for a failure.
    return found.refusal.code === "not_found" ? context.body(null, 204) : problem(context, found.refusal)
  })
  .openapi(stop, async context => {
    const { organizationId } = context.req.valid("query")
    const found = await findChat(context, { id: context.req.valid("param").id, organizationId })
    const done = found.ok ? await stopAnswer(context, found.value) : found
    return done.ok ? context.body(null, 204) : problem(context, done.refusal)
  })

/** Which conversation a chat is. Without the organization's id only one that is there already is found. */
async function findChat(
  context: Asked,
  { id, organizationId }: { id: string; organizationId: string | undefined },
): Promise<Result<{ value: { place: Place; conversationId: string } }>> {
  const { person } = context.var
  if (organizationId !== undefined) {
    const place = await placeIn(context.env, organizationId, person)
    if (place === null) return refuse("not_found")
    const of = { organizationId: place.organization.id, userId: person.userId }
    return { ok: true, value: { place, conversationId: await chatConversationId(id, of) } }
  }
  const conversationId = asUuid(id)
  if (conversationId === null) return refuse("bad_request", "Name the organization, as `?organizationId=`.")
  const found = await placeOf(context, conversationId)
  return found.ok ? { ok: true, value: { place: found.value.place, conversationId } } : found
}
