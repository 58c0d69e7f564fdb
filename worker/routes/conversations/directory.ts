import { createRoute, z } from "@hono/zod-openapi"
import { conversation } from "../../../protocol/conversation.ts"
import { isStaff } from "../../../protocol/person.ts"
import { conversationPage, conversationQuery, operationResult, startBody } from "../../../protocol/rest.ts"
import { queueViews } from "../../../protocol/view.ts"
import { pageMarks } from "../cursor.ts"
import { counting, linked, located } from "../headers.ts"
import { enter, placeIn, placeOf } from "../place.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { conversationIdOf } from "./conversation-id.ts"
import { idempotencyHeader, operate, operationId } from "./operate.ts"
import { conversationParams } from "./params.ts"

/** The place of the last conversation shown. */
const mark = z.object({ due: z.int(), since: z.int(), id: z.uuid() })

const list = createRoute({
  method: "get",
  path: "/",
  tags: ["Conversations"],
  summary: "Conversations with an organization",
  description: "Staff read the queues of their console; everybody else reads their own conversations.",
  middleware: [signedIn] as const,
  request: { query: conversationQuery },
  responses: {
    200: {
      description: "One page.",
      headers: { ...linked, ...counting },
      content: { "application/json": { schema: conversationPage } },
    },
    ...countedProblems,
  },
})

const start = createRoute({
  method: "post",
  path: "/",
  tags: ["Conversations"],
  summary: "Start a conversation with an organization",
  middleware: [signedIn] as const,
  request: {
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: startBody } } },
  },
  responses: {
    200: {
      description: "It was started before.",
      headers: { ...located, ...counting },
      content: { "application/json": { schema: operationResult } },
    },
    201: {
      description: "Its first message.",
      headers: { ...located, ...counting },
      content: { "application/json": { schema: operationResult } },
    },
    ...countedProblems,
  },
})

const one = createRoute({
  method: "get",
  path: "/{id}",
  tags: ["Conversations"],
  summary: "A conversation",
  middleware: [signedIn] as const,
  request: { params: conversationParams },
  responses: {
    200: {
      description: "The conversation.",
      headers: counting,
      content: { "application/json": { schema: conversation } },
    },
    ...countedProblems,
  },
})

export const directory = router()
  .openapi(list, async context => {
    const { organizationId, queue, customerId, limit, cursor, ...filters } = context.req.valid("query")
    const place = await placeIn(context.env, organizationId, context.var.person)
    if (place === null) return problem(context, "not_found")
    const of = customerId === undefined ? { view: { ...queueViews[queue], ...filters } } : { customerId }
    const list = isStaff(place.viewer) ? JSON.stringify(of) : "own conversations"
    const marks = pageMarks(context, `${list} in ${place.organization.id}`, mark)
    const after = cursor === undefined ? null : await marks.read(cursor)
    if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
    const page = await place.stub.conversations(place.viewer, { of, limit, mark: after })
    tellQuota(context, page.quota)
    if (!page.ok) return problem(context, page.refusal)
    const { conversations, next, asOf, epoch } = page.value
    const nextCursor = await marks.link(next)
    return context.json({ conversations, epoch, nextCursor, ...(asOf !== null && { asOf }) }, 200)
  })
  .openapi(start, async context => {
    const { organizationId, text, whereabouts, conversationId: named } = context.req.valid("json")
    const id = operationId(context.req.valid("header"))
    const conversationId = named ?? (await conversationIdOf(organizationId, id))
    const place = await placeIn(context.env, organizationId, context.var.person)
    if (place === null) return problem(context, "not_found")
    await enter(context.env, place)
    const command = { type: "start" as const, text, ...(whereabouts && { whereabouts }) }
    const done = await operate(context, place, { id, conversationId, command })
    if (!done.ok) return problem(context, done.refusal)
    context.header("Location", `/api/conversations/${done.result.conversation.id}`)
    return context.json(done.result, done.result.repeated ? 200 : 201)
  })
  .openapi(one, async context => {
    const found = await placeOf(context, context.req.valid("param").id)
    return found.ok ? context.json(found.value.conversation, 200) : problem(context, found.refusal)
  })
