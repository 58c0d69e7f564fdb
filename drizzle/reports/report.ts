import { sql } from "drizzle-orm"
import type { Report } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Scope, within } from "../scope.ts"
import { loadOf, loadQuery } from "./load.ts"
import { breachesOf, breachesQuery, causesOf, causesQuery, reasonsOf, reasonsQuery } from "./reasons.ts"
import { commentsQuery, scoresOf, scoresQuery } from "./scores.ts"
import type { Asked } from "./span.ts"
import { channelsOf, channelsQuery, volumeOf, volumeQuery } from "./volume.ts"
import { firstResponseOf, firstResponseQuery, nextResponseQuery, resolutionQuery, waitsOf } from "./waits.ts"

/**
 * What happened in an organization between two days, counted from the entries of its stream each time: there is no second
 * truth that could go wrong, and rules that change later change nothing that was.
 */
export async function report(database: Database, asked: Asked): Promise<Report> {
  const scope: Scope = { kind: "tenants", organizationIds: [asked.organizationId] }
  const [volume, channels, first, next, resolution, breaches, causes, reasons, scores, comments, load, archived] =
    await within(database, scope, [
      volumeQuery(database, asked),
      channelsQuery(database, asked),
      firstResponseQuery(database, asked),
      nextResponseQuery(database, asked),
      resolutionQuery(database, asked),
      breachesQuery(database, asked),
      causesQuery(database, asked),
      reasonsQuery(database, asked),
      scoresQuery(database, asked),
      commentsQuery(database, asked),
      loadQuery(database, asked),
      database.execute<{ seq: string }>(
        sql`select seq from archive_checkpoints where organization_id = ${asked.organizationId}`,
      ),
    ])
  const { from, to, timeZone } = asked
  return {
    ...{ from, to, timeZone },
    ...volumeOf(asked, volume.rows),
    channels: channelsOf(channels.rows),
    firstResponse: firstResponseOf(first.rows),
    nextResponse: waitsOf(next.rows),
    resolution: waitsOf(resolution.rows),
    breaches: breachesOf(breaches.rows),
    causes: causesOf(causes.rows),
    reasons: reasonsOf(reasons.rows),
    scores: scoresOf(scores.rows, comments.rows),
    agents: loadOf(load.rows),
    asOf: Number(archived.rows[0]?.seq ?? 0),
  }
}
