import { type AuditKey, pageOfEvents } from "../../drizzle/audit/page-of-events.ts"
import type { Database } from "../../drizzle/client.ts"
import type { AuditEvent, AuditFilters } from "../../protocol/audit.ts"
import { limits } from "../../protocol/limits.ts"
import { csvLine } from "../csv-line.ts"
import { streamed } from "../export/streamed.ts"

/** What staff did as a file of comma-separated values (RFC 4180), read as it is taken: a page at a time, and so many rows. */
export function auditSheetOf(database: Database, organizationId: string, filters: AuditFilters): ReadableStream {
  return streamed(linesOf(pagesOf(database, organizationId, filters)))
}

async function* linesOf(pages: AsyncGenerator<AuditEvent[], void>): AsyncGenerator<string, void> {
  yield csvLine(head)
  for await (const events of pages) yield events.map(event => csvLine(cellsOf(event))).join("")
}

/** Only pages with something in them: a stream is asked again until it is given something. */
async function* pagesOf(
  database: Database,
  organizationId: string,
  filters: AuditFilters,
): AsyncGenerator<AuditEvent[], void> {
  let after: AuditKey | null = null
  for (let reads = 0; reads < limits.auditSheetReadsMax; reads++) {
    const asked = { ...filters, after, limit: limits.auditSheetReadRows }
    const { events, next }: Awaited<ReturnType<typeof pageOfEvents>> = await pageOfEvents(
      database,
      organizationId,
      asked,
    )
    if (events.length > 0) yield events
    if (next === null) return
    after = next
  }
}

const head = ["time", "person", "person id", "action", "subject", "details", "conversation", "event"]

const cellsOf = ({ id, at, actor, action, subject, details, conversationId }: AuditEvent): string[] => [
  new Date(at).toISOString(),
  actor.name,
  actor.id,
  action,
  subject ?? "",
  details.join(" "),
  conversationId ?? "",
  id,
]
