import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { countEntries, knowledgeKey, pageOfEntries } from "../../../drizzle/knowledge/entries.ts"
import { knowledgeEntry, knowledgePage, knowledgeQuery, newKnowledge } from "../../../protocol/knowledge.ts"
import { record } from "../../audit/record.ts"
import { embedAfterwards } from "../../knowledge/embed-afterwards.ts"
import { shownEntries, shownEntry } from "../../knowledge/shown-entries.ts"
import { writeKnowledge } from "../../knowledge/write-knowledge.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { idempotencyHeader, operationId } from "../conversations/operate.ts"
import { pageMarks } from "../cursor.ts"
import { counting, linked, located } from "../headers.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase() })

const list = createRoute({
  method: "get",
  path: "/{id}/knowledge",
  tags: ["Knowledge"],
  summary: "What the organization has written down",
  description:
    "For staff. What was changed last comes first, with the beginning of its text; the whole text is under its own address. " +
    "`counts` are of all entries, whatever the filters.",
  middleware: [signedIn] as const,
  request: { params, query: knowledgeQuery },
  responses: {
    200: { description: "One page.", headers: linked, content: { "application/json": { schema: knowledgePage } } },
    ...problems,
  },
})

const write = createRoute({
  method: "post",
  path: "/{id}/knowledge",
  tags: ["Knowledge"],
  summary: "Write an entry",
  description:
    "For staff. It is a draft unless `status` says otherwise; answers use it seconds after it is published. A text that " +
    "is too long for one entry can be brought in as a file, in parts.",
  middleware: [signedIn] as const,
  request: {
    params,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: newKnowledge } } },
  },
  responses: {
    200: {
      description: "It was written before.",
      headers: { ...located, ...counting },
      content: { "application/json": { schema: knowledgeEntry } },
    },
    201: {
      description: "The entry.",
      headers: { ...located, ...counting },
      content: { "application/json": { schema: knowledgeEntry } },
    },
    ...countedProblems,
  },
})

export const knowledge = router()
  .openapi(list, async context => {
    const { id } = context.req.valid("param")
    const { limit, cursor, text, status } = context.req.valid("query")
    const found = await asStaff(context, id)
    if (!found.ok) return problem(context, found.refusal)
    const marks = pageMarks(context, `knowledge of ${id}`, knowledgeKey)
    const after = cursor === undefined ? null : await marks.read(cursor)
    if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
    const db = database(context.env)
    const [rows, counts] = await Promise.all([
      pageOfEntries(db, id, { text, status, after, limit: limit + 1 }),
      countEntries(db, id),
    ])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const nextCursor = await marks.link(last ? [last.updatedAt.getTime(), last.id] : null)
    return context.json({ entries: await shownEntries(db, shown), nextCursor, counts }, 200)
  })
  .openapi(write, async context => {
    const { id: organizationId } = context.req.valid("param")
    const found = await asActingStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const db = database(context.env)
    const written = await writeKnowledge(db, {
      organizationId,
      id: operationId(context.req.valid("header")),
      source: "written",
      entries: [context.req.valid("json")],
      by: context.var.person.userId,
    })
    if (!written.ok) return problem(context, written.refusal)
    const [row] = written.rows
    if (!row) throw new Error("An entry that was written can be read")
    if (!written.repeated)
      await record(context, organizationId, { action: "knowledge.written", subject: row.title, details: [row.status] })
    embedAfterwards(context, organizationId)
    context.header("Location", `/api/organizations/${organizationId}/knowledge/${row.id}`)
    return context.json(await shownEntry(db, row), written.repeated ? 200 : 201)
  })
