import { sql } from "drizzle-orm"
import { z } from "zod"
import { escalationCause } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import type { Report } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Asked, counted, kind } from "./span.ts"

/** Why people were asked for: by what led to it, and in whose words. */
export const causesQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    select m.body ->> 'cause' as cause, count(*) from messages m where ${counted(asked, kind("escalated"))}
    group by 1 order by 2 desc, 1`)

export const reasonsQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    select m.body ->> 'reason' as reason, count(*) from messages m where ${counted(asked, kind("escalated"))}
    group by 1 order by 2 desc, (m.body ->> 'reason') collate "C" limit ${limits.reportReasonsMax}`)

/** Promises that were not kept. */
export const breachesQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    select count(*) filter (where m.body ->> 'clock' = 'first') as first, count(*) filter (where m.body ->> 'clock' = 'next') as next,
      count(*) filter (where m.body ->> 'clock' = 'resolution') as resolution
    from messages m where ${counted(asked, kind("breached"))}`)

const number = z.coerce.number().int()
const causes = z.array(z.object({ cause: escalationCause.nullable(), count: number }))
const reasons = z.array(z.object({ reason: z.string(), count: number }))
const breaches = z.object({ first: number, next: number, resolution: number })

export const causesOf = (rows: unknown[]): Report["causes"] => causes.parse(rows)

export const reasonsOf = (rows: unknown[]): Report["reasons"] => reasons.parse(rows)

export const breachesOf = ([only]: unknown[]): Report["breaches"] => breaches.parse(only)
