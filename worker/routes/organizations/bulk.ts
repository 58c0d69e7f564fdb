import { createRoute, z } from "@hono/zod-openapi"
import { type BulkBody, bulkBody, bulkIds, bulkIdsQuery, bulkResult } from "../../../protocol/bulk.ts"
import { queueViews } from "../../../protocol/view.ts"
import { tellColleagues } from "../../identity/colleagues.ts"
import type { BulkRequest } from "../../org/bulk.ts"
import { asStaff } from "../as-staff.ts"
import { idempotencyHeader, operationId } from "../conversations/operate.ts"
import { derivedId } from "../derived-id.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })

const ids = createRoute({
  method: "get",
  path: "/{id}/conversations/ids",
  tags: ["Conversations"],
  summary: "Which conversations a list of the console holds",
  description: "For staff: their ids in the order of the list, to do something to all of them.",
  middleware: [signedIn] as const,
  request: { params, query: bulkIdsQuery },
  responses: {
    200: {
      description: "As many as can be selected.",
      headers: counting,
      content: { "application/json": { schema: bulkIds } },
    },
    ...countedProblems,
  },
})

const change = createRoute({
  method: "post",
  path: "/{id}/conversations/bulk",
  tags: ["Conversations"],
  summary: "Do the same to many conversations",
  description:
    "For staff: each conversation is for itself, and what becomes of it is said in the order of the request, with what would put " +
    "it back as it was. It is counted by its size against a quota of its own. Under the same `Idempotency-Key` nothing is done twice.",
  middleware: [signedIn] as const,
  request: {
    params,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: bulkBody } } },
  },
  responses: {
    200: {
      description: "What has become of each of them.",
      headers: counting,
      content: { "application/json": { schema: bulkResult } },
    },
    ...countedProblems,
  },
})

/** Many conversations at once. Which ones is said by their ids: a list has others in it a moment later. */
export const bulk = router()
  .openapi(ids, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { queue, ...filters } = context.req.valid("query")
    const read = await found.place.stub.conversationIds(found.place.viewer, { ...queueViews[queue], ...filters })
    tellQuota(context, read.quota)
    return read.ok ? context.json(read.value, 200) : problem(context, read.refusal)
  })
  .openapi(change, async context => {
    const found = await asStaff(context, context.req.valid("param").id)
    if (!found.ok) return problem(context, found.refusal)
    const { place } = found
    const body = context.req.valid("json")
    // Where nobody has opened the console yet, the object has not been told who works here.
    if (body.commands.some(({ type }) => type === "assign")) await tellColleagues(context.env, place.organization)
    const key = operationId(context.req.valid("header"))
    const done = await place.stub.bulk(place.viewer, await withOperations(body, key))
    tellQuota(context, done.quota)
    return done.ok ? context.json({ outcomes: done.value }, 200) : problem(context, done.refusal)
  })

/** The ids of operations follow from the request's: repeated, it is the same operations. */
async function withOperations({ commands, conversations }: BulkBody, key: string): Promise<BulkRequest> {
  const idsOf = (conversationId: string) =>
    Promise.all(commands.map((_, index) => derivedId(key, conversationId, String(index))))
  return {
    commands,
    conversations: await Promise.all(conversations.map(async one => ({ ...one, operationIds: await idsOf(one.id) }))),
  }
}
