import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { auditSheetQuery } from "../../../protocol/audit.ts"
import { auditSheetOf } from "../../audit/audit-sheet-of.ts"
import { record } from "../../audit/record.ts"
import { asManager } from "../as-manager.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { settled } from "../settled.ts"
import { signedIn } from "../signed-in.ts"

const sheet = createRoute({
  method: "get",
  path: "/{id}/audit.csv",
  tags: ["Audit"],
  summary: "What staff did, as a sheet",
  description:
    "For owners and admins: the same as a file of comma-separated values, newest first, 20,000 rows at most. That it was " +
    "taken is written down, too. Cells that a spreadsheet could take for a formula begin with an apostrophe.",
  middleware: [signedIn] as const,
  request: { params: z.object({ id: z.uuid().toLowerCase() }), query: auditSheetQuery },
  responses: {
    200: { description: "The sheet.", headers: counting, content: { "text/csv": { schema: z.string() } } },
    ...countedProblems,
  },
})

export const auditSheet = router().openapi(sheet, async context => {
  const { id: organizationId } = context.req.valid("param")
  const filters = context.req.valid("query")
  const found = await asManager(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  const ready = await settled(context, found.place)
  if (!ready.ok) return problem(context, ready.refusal)

  await record(context, organizationId, { action: "audit.exported" })
  return context.body(auditSheetOf(database(context.env), organizationId, filters), 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="audit-${found.place.organization.slug}.csv"`,
  })
})
