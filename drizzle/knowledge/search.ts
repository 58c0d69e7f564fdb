import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { within } from "../scope.ts"

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
  /** Best first. */
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
  const question = asked.question.replaceAll("\0", " ").slice(0, questionCharactersMax)
  const words = [...new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, wordsMax)
  const tsquery = words.map(word => `'${word}'`).join(" | ")
  const found = database.execute<Row>(sql`
    with entry as (
      select id, title, url, body, setweight(to_tsvector('english', title || ' ' || array_to_string(questions, ' ')), 'A')
        || to_tsvector('english', body) as terms
      from knowledge_entries where organization_id = ${asked.organizationId}::uuid and status = 'published'
    ), wanted as (select to_tsquery('english', ${tsquery}) as words)
    select id as "entryId", title, url, body as text, ts_rank(terms, words)::float8 as score,
      (select count(*) from unnest(tsvector_to_array(to_tsvector('english', ${words.join(" ")}))) as word
        where terms @@ quote_literal(word)::tsquery)::float8 / greatest(length(to_tsvector('english', ${words.join(" ")})), 1) as covered
    from entry, wanted where terms @@ words order by score desc, id limit ${asked.limit}`)
  const [{ rows }] = await within(database, { kind: "tenants", organizationIds: [asked.organizationId] }, [found])
  const passages = rows.map(({ covered: _, ...passage }) => ({ ...passage, score: Number(passage.score) }))
  return { passages, confidence: Number(rows[0]?.covered ?? 0) }
}

type Row = { entryId: string; title: string; url: string | null; text: string; score: number; covered: number }

const questionCharactersMax = 1_000
const wordsMax = 64
