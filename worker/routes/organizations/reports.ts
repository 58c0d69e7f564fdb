import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { report } from "../../../drizzle/reports/report.ts"
import type { Result } from "../../../protocol/refusal.ts"
import {
  type Report,
  type ReportQuery,
  reportQuery,
  report as reportSchema,
  reportTable,
} from "../../../protocol/report.ts"
import { asManager } from "../as-manager.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { tellQuota } from "../quota-headers.ts"
import { router } from "../router.ts"
import { settled } from "../settled.ts"
import { type Asked, signedIn } from "../signed-in.ts"
import { csvOf } from "./reports-csv.ts"

const params = z.object({ id: z.uuid().toLowerCase() })

const read = createRoute({
  method: "get",
  path: "/{id}/reports",
  tags: ["Reports"],
  summary: "What happened between two days",
  description:
    "Owners and admins. Volume, waits, resolution, what the assistant dealt with alone, reasons, what customers thought, and who " +
    "did how much, counted from the stream. Days and hours are those of the desk's time zone; how each figure is " +
    "counted is in docs/reports.md. `asOf` is the number of the newest entry that was counted.",
  middleware: [signedIn] as const,
  request: { params, query: reportQuery },
  responses: {
    200: { description: "The report.", headers: counting, content: { "application/json": { schema: reportSchema } } },
    ...countedProblems,
  },
})

const download = createRoute({
  method: "get",
  path: "/{id}/reports.csv",
  tags: ["Reports"],
  summary: "A table of a report, for a spreadsheet",
  description:
    "Owners and admins. In UTF-8 with a mark at its beginning. What a spreadsheet would run begins with an apostrophe.",
  middleware: [signedIn] as const,
  request: { params, query: reportQuery.safeExtend({ table: reportTable }) },
  responses: {
    200: { description: "The table.", headers: counting, content: { "text/csv": { schema: z.string() } } },
    ...countedProblems,
  },
})

export const reports = router()
  .openapi(read, async context => {
    const found = await reportFor(context, context.req.valid("param").id, context.req.valid("query"))
    return found.ok ? context.json(found.value, 200) : problem(context, found.refusal)
  })
  .openapi(download, async context => {
    const { table, ...asked } = context.req.valid("query")
    const found = await reportFor(context, context.req.valid("param").id, asked)
    if (!found.ok) return problem(context, found.refusal)
    return context.body(csvOf(found.value, table), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${table}-${asked.from}-${asked.to}.csv"`,
    })
  })

async function reportFor(
  context: Asked,
  organizationId: string,
  asked: ReportQuery,
): Promise<Result<{ value: Report }>> {
  const found = await asManager(context, organizationId)
  if (!found.ok) return found
  const { stub, viewer } = found.place
  const desk = await stub.desk(viewer)
  tellQuota(context, desk.quota)
  if (!desk.ok) return { ok: false, refusal: desk.refusal }
  const ready = await settled(context, found.place)
  if (!ready.ok) return ready
  const { timeZone } = desk.value.desk
  return { ok: true, value: await report(database(context.env), { ...asked, organizationId, timeZone }) }
}
