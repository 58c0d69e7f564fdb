import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { archivedPosition } from "../../../drizzle/queries/archived-position.ts"
import { history } from "../../../drizzle/queries/history.ts"
import { isStaff } from "../../../protocol/person.ts"
import { type EntryPage, entryPage, messageBody, messageQuery, operationResult } from "../../../protocol/rest.ts"
import { entryFor } from "../../../protocol/visibility.ts"
import { fromCursor, nextLink, toCursor } from "../cursor.ts"
import { type Place, placeOf } from "../place.ts"
import { problem, problems } from "../problem.ts"
import { type RouterEnv, router } from "../router.ts"
import { signedIn } from "../signed-in.ts"
import { idempotencyHeader, operate } from "./operate.ts"

const params = z.object({ id: z.uuid() })

/** The conversation and the number of the oldest entry shown, in the viewer's own counting. */
const mark = z.tuple([z.uuid(), z.int().positive()])

const list = createRoute({
  method: "get",
  path: "/{id}/messages",
  summary: "The entries of a conversation",
  description:
    "Newest page first, each page oldest first. Without filters the newest entries come live and older ones from the " +
    "archive, without a hole; with filters everything comes from the archive, and only messages and notes.",
  middleware: [signedIn] as const,
  request: { params, query: messageQuery },
  responses: {
    200: { description: "One page.", content: { "application/json": { schema: entryPage } } },
    ...problems,
  },
})

const write = createRoute({
  method: "post",
  path: "/{id}/messages",
  summary: "Write a message, or a note that only staff see",
  middleware: [signedIn] as const,
  request: {
    params,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: messageBody } } },
  },
  responses: {
    200: { description: "It was written before.", content: { "application/json": { schema: operationResult } } },
    201: { description: "The message.", content: { "application/json": { schema: operationResult } } },
    ...problems,
  },
})

export const messages = router()
  .openapi(list, async context => {
    const { id } = context.req.valid("param")
    const query = context.req.valid("query")
    const found = await placeOf(context.env, id, context.var.person)
    if (!found) return problem(context, "not_found")
    const after = query.cursor === undefined ? null : fromCursor(mark, query.cursor)
    if (query.cursor !== undefined && after?.[0] !== id) return problem(context, "bad_cursor")
    const page = await readPage(context.env, found.place, { id, query, before: after?.[1] ?? null })
    if (page === null) return problem(context, "not_found")
    if (page.nextCursor) context.header("Link", nextLink(context.req.url, page.nextCursor))
    return context.json(page, 200)
  })
  .openapi(write, async context => {
    const { id } = context.req.valid("param")
    const { text, kind } = context.req.valid("json")
    const found = await placeOf(context.env, id, context.var.person)
    if (!found) return problem(context, "not_found")
    const type = kind === "note" ? "note" : "send"
    const done = await operate(context, found.place, { conversationId: id, command: { type, text } })
    return done.ok ? context.json(done.result, done.result.repeated ? 200 : 201) : problem(context, done.refusal)
  })

interface PageRequest {
  id: string
  query: z.infer<typeof messageQuery>
  before: number | null
}

async function readPage(env: RouterEnv["Bindings"], place: Place, request: PageRequest): Promise<EntryPage | null> {
  const { id, query, before } = request
  const { limit } = query
  const filtered = [query.senderType, query.before, query.after, query.text].some(filter => filter !== undefined)
  if (filtered) {
    const { seq, epoch } = await place.stub.settle()
    const asOf = isStaff(place.viewer) ? seq : await archivedPosition(database(env), id)
    return { ...(await archived(env, place, request)), asOf, epoch }
  }
  const live = await place.stub.entries(place.viewer, { conversationId: id, before, limit })
  if (live === null) return null
  const { asOf, epoch, older } = live
  if (older === "archive") return { ...(await archived(env, place, request)), asOf, epoch }
  const oldest = live.entries[0]
  const number = oldest?.seq ?? oldest?.position
  return { entries: live.entries, asOf, epoch, nextCursor: older === "here" && number ? toCursor([id, number]) : null }
}

async function archived(
  env: RouterEnv["Bindings"],
  { organization, viewer }: Place,
  { id, query, before }: PageRequest,
) {
  const found = await history(database(env), {
    organizationId: organization.id,
    conversationId: id,
    counting: isStaff(viewer) ? "seq" : "position",
    before,
    limit: query.limit + 1,
    senderType: query.senderType,
    writtenBefore: query.before === undefined ? undefined : new Date(query.before),
    writtenAfter: query.after === undefined ? undefined : new Date(query.after),
    text: query.text,
  })
  const entries = found
    .slice(-query.limit)
    .map(entry => entryFor(viewer, entry))
    .filter(entry => entry !== null)
  const oldest = entries[0]
  const number = oldest?.seq ?? oldest?.position
  return { entries, nextCursor: found.length > query.limit && number ? toCursor([id, number]) : null }
}
