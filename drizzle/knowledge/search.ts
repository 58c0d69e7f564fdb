import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { planned } from "../planned.ts"
import { type Scope, within } from "../scope.ts"
import { ask, asked as question } from "./asked.ts"
import { nearest } from "./nearest.ts"
import { queryOf } from "./query-of.ts"
import { rank } from "./rank.ts"

/** A piece of a published entry, as it is quoted and cited. */
export interface Passage {
  entryId: string
  title: string
  url: string | null
  text: string
  /** Only to compare passages of one search. */
  score: number
}

export interface Found {
  /** Best first, one of each entry. */
  passages: Passage[]
  /** 0 to 1: how likely it is that these passages answer the question. */
  confidence: number
}

/** From here on an answer is more likely right than wrong. */
const answerableFrom = 0.5

/** Whether what was found is to be answered from, or a person to be asked: the one place that decides it. */
export const isAnswerable = (confidence: number): boolean => confidence >= answerableFrom

/** The passages of an organization's published entries that speak of the question. */
export async function searchKnowledge(
  database: Database,
  asked: { organizationId: string; question: string; limit: number; embedding?: number[] },
): Promise<Found> {
  const { organizationId } = asked
  const query = queryOf(asked.question)
  if (query.variants.length === 0) return { passages: [], confidence: 0 }
  const limit = Math.max(asked.limit, backgroundPlace)
  const scope: Scope = { kind: "tenants", organizationIds: [organizationId] }
  const [, , , { rows }] = await within(database, scope, [
    plainly(database),
    ask(database, { organizationId, query, limit, embedding: asked.embedding }),
    database.execute(search.prepare),
    database.execute<Row>(search.run),
  ])
  const scored = rows.map(row => ({ ...row, score: Number(row.score), matter: Number(row.matter) }))
  const passages = scored.slice(0, asked.limit).map(({ matter: _, ...passage }) => passage)
  return { passages, confidence: confidenceIn(scored) }
}

const search = planned(
  "knowledge_search",
  sql`
    with ${rank()}, ${nearest()}, best as materialized (
      select entry_id, coalesce(score, 0) + coalesce(closeness, 0) as score,
        greatest(matter, closeness) as matter, closest
      from ranked full join nearest using (entry_id) order by score desc, entry_id limit ${question.limit}
    )
    select entry_id as "entryId", title, url, coalesce(passage.text, '') as text, score, matter
    from best join knowledge_entries as entries on entries.id = entry_id
    left join lateral (
      select text from knowledge_passages as passages
      where passages.organization_id = ${question.organization} and passages.entry_id = best.entry_id
      order by (select sum(rarity * likeness) from variants where term = any(passages.terms)) desc nulls last,
        (number = closest) desc nulls last, number limit 1
    ) as passage on true
    where entries.organization_id = ${question.organization} and entries.id = any(array(select entry_id from best))
    order by score desc, entry_id`,
)

/**
 * Postgres thinks that each step of the ranking has one row and would try every pair: it cannot see how many words match. And
 * it must not take what is left of such loops for so much work that compiling the statement pays: that takes seconds.
 */
const plainly = (database: Database) =>
  database.execute(sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`)

type Row = { entryId: string; title: string; url: string | null; text: string; score: number; matter: number }

/**
 * How far the best stands out. What an entry scores that merely happens to have some of the words is told by the fifth, since
 * those before it may answer as well: it rises with the length of texts and the number of questions. An entry that has less
 * than half of what the question is about answers another question.
 */
function confidenceIn([best, ...others]: Pick<Row, "score" | "matter">[]): number {
  if (!best || best.matter < matterMin) return 0
  const background = others[backgroundPlace - 2]?.score ?? 0
  return 1 / (1 + Math.exp(-steepness * (best.score - background - evenAt)))
}

/** Chosen over many collections, made of three (docs/decisions/016-knowledge-ranking.md). */
const backgroundPlace = 5
const steepness = 4
const evenAt = 0.3
/** Half, but for roundings: one of two words is less than that when no entry has the other. */
const matterMin = 0.49
