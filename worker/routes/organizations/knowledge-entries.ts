import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { changeEntry, findEntry, type KnowledgeContent, removeEntry } from "../../../drizzle/knowledge/entries.ts"
import { type KnowledgeChange, knowledgeChange, knowledgeEntry } from "../../../protocol/knowledge.ts"
import { record } from "../../audit/record.ts"
import { embedAfterwards } from "../../knowledge/embed-afterwards.ts"
import { shownEntry } from "../../knowledge/shown-entries.ts"
import { asActingStaff, asStaff } from "../as-staff.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem, problems } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const params = z.object({ id: z.uuid().toLowerCase(), entryId: z.uuid().toLowerCase() })

const show = createRoute({
  method: "get",
  path: "/{id}/knowledge/{entryId}",
  tags: ["Knowledge"],
  summary: "One entry, with its whole text",
  description: "For staff.",
  middleware: [signedIn] as const,
  request: { params },
  responses: {
    200: { description: "The entry.", content: { "application/json": { schema: knowledgeEntry } } },
    ...problems,
  },
})

const change = createRoute({
  method: "patch",
  path: "/{id}/knowledge/{entryId}",
  tags: ["Knowledge"],
  summary: "Change, publish or withdraw an entry",
  description:
    "For staff. What is not named stays as it is. With `revision` only if nobody has changed it since: else the answer is " +
    "`stale`, unless everything named is so already. Without it the last one to write wins. Answers follow within seconds.",
  middleware: [signedIn] as const,
  request: { params, body: { required: true, content: { "application/json": { schema: knowledgeChange } } } },
  responses: {
    200: { description: "The entry.", headers: counting, content: { "application/json": { schema: knowledgeEntry } } },
    ...countedProblems,
  },
})

const remove = createRoute({
  method: "delete",
  path: "/{id}/knowledge/{entryId}",
  tags: ["Knowledge"],
  summary: "Delete an entry",
  description: "For staff. No answer uses it from then on; answers that cited it stay as they were given.",
  middleware: [signedIn] as const,
  request: { params },
  responses: { 204: { description: "It is gone.", headers: counting }, ...countedProblems },
})

export const knowledgeEntries = router()
  .openapi(show, async context => {
    const { id: organizationId, entryId } = context.req.valid("param")
    const found = await asStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const db = database(context.env)
    const row = await findEntry(db, { organizationId, entryId })
    return row === null ? problem(context, "not_found") : context.json(await shownEntry(db, row), 200)
  })
  .openapi(change, async context => {
    const { id: organizationId, entryId } = context.req.valid("param")
    const found = await asActingStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const db = database(context.env)
    const { revision, ...named } = context.req.valid("json")
    const change = { change: toContent(named), by: context.var.person.userId, ...(revision && { revision }) }
    const row = await changeEntry(db, { organizationId, entryId }, change)
    if (row === null) return problem(context, "not_found")
    if (row === "stale") return problem(context, "stale")
    const details = Object.keys(named)
    await record(context, organizationId, { action: "knowledge.changed", subject: row.title, details })
    embedAfterwards(context, organizationId)
    return context.json(await shownEntry(db, row), 200)
  })
  .openapi(remove, async context => {
    const { id: organizationId, entryId } = context.req.valid("param")
    const found = await asActingStaff(context, organizationId)
    if (!found.ok) return problem(context, found.refusal)
    const removed = await removeEntry(database(context.env), { organizationId, entryId })
    if (removed === null) return problem(context, "not_found")
    await record(context, organizationId, { action: "knowledge.deleted", subject: removed.title })
    return context.body(null, 204)
  })

/** What is not there is left out: as undefined it would be a change. */
function toContent({ title, questions, text, url, status }: KnowledgeChange): Partial<KnowledgeContent> {
  return {
    ...(title !== undefined && { title }),
    ...(questions !== undefined && { questions }),
    ...(text !== undefined && { body: text }),
    ...(url !== undefined && { url }),
    ...(status !== undefined && { status }),
  }
}
