import { createRoute, z } from "@hono/zod-openapi"
import { auditKey, pageOfEvents } from "../../../drizzle/audit/page-of-events.ts"
import { database } from "../../../drizzle/client.ts"
import { auditPage, auditQuery } from "../../../protocol/audit.ts"
import { asManager } from "../as-manager.ts"
import { pageMarks } from "../cursor.ts"
import { counting, linked } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { settled } from "../settled.ts"
import { signedIn } from "../signed-in.ts"

const list = createRoute({
  method: "get",
  path: "/{id}/audit",
  tags: ["Audit"],
  summary: "What staff did",
  description:
    "For owners and admins, newest first: who did what, when, and to what or whom; in conversations, not what was written. " +
    "Names are as they were then. A page of a search by text can be empty and be followed by another.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid().toLowerCase() }), query: auditQuery },
  responses: {
    200: {
      description: "One page.",
      headers: { ...linked, ...counting },
      content: { "application/json": { schema: auditPage } },
    },
    ...countedProblems,
  },
})

export const auditLog = router().openapi(list, async context => {
  const { id: organizationId } = context.req.valid("param")
  const { limit, cursor, ...filters } = context.req.valid("query")
  const found = await asManager(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  const marks = pageMarks(context, `audit ${JSON.stringify(filters)} of ${organizationId}`, auditKey)
  const after = cursor === undefined ? null : await marks.read(cursor)
  if (cursor !== undefined && after === null) return problem(context, "bad_cursor")
  const ready = await settled(context, found.place)
  if (!ready.ok) return problem(context, ready.refusal)

  const { events, next } = await pageOfEvents(database(context.env), organizationId, { ...filters, after, limit })
  return context.json({ events, nextCursor: await marks.link(next) }, 200)
})
