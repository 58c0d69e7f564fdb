import { sql } from "drizzle-orm"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { Report } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Asked, counted, kind } from "./span.ts"

/** What customers thought. Of each conversation the newest word of these days counts. */
export const scoresQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with given as (${newest(asked)}), asking as (
      select distinct m.conversation_id from messages m where ${counted(asked, kind("resolved"))} and m.body ->> 'asksScore' = 'true'
    )
    select count(*), avg(score) as average, (select count(*) from asking) as asked,
      (select count(*) from asking where conversation_id in (select conversation_id from given)) as answered,
      ${sql.join(
        [1, 2, 3, 4, 5].map(
          score => sql`count(*) filter (where score = ${sql.raw(String(score))}) as ${sql.raw(`of${score}`)}`,
        ),
        sql`, `,
      )}
    from given`)

export const commentsQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with given as (${newest(asked)})
    select conversation_id as "conversationId", (extract(epoch from created_at) * 1000)::bigint as at, score, comment from given
    where comment is not null order by seq desc limit ${limits.reportCommentsMax}`)

const newest = (asked: Asked) => sql`
  select distinct on (m.conversation_id) m.conversation_id, m.seq, m.created_at, (m.body ->> 'score')::int as score,
    m.body ->> 'comment' as comment
  from messages m where ${counted(asked, kind("scored"))} order by m.conversation_id, m.seq desc`

const number = z.coerce.number().int()
const row = z.object({
  ...{ count: number, asked: number, answered: number, average: z.coerce.number().nullable() },
  ...{ of1: number, of2: number, of3: number, of4: number, of5: number },
})
const comments = z.array(z.object({ conversationId: z.uuid(), at: number, score: number, comment: z.string() }))

export function scoresOf([only]: unknown[], said: unknown[]): Report["scores"] {
  const { of1, of2, of3, of4, of5, average, ...counts } = row.parse(only)
  return {
    ...counts,
    average: average === null ? null : Math.round(average * 100) / 100,
    distribution: [of1, of2, of3, of4, of5],
    comments: comments.parse(said),
  }
}
