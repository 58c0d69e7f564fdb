import { type SQL, sql } from "drizzle-orm"
import { asked } from "./asked.ts"

/**
 * The numbers of the ranking. Chosen on four collections, where they are far from a cliff on each of them
 * (docs/decisions/016-knowledge-ranking.md).
 */
export const weights = {
  /** What a word counts for, by what it says. */
  kind: { content: 1, question: 0.6, function: 0.3 },
  /** A word in the title, against one in another question or in the text. The same for how like they are. */
  title: 2,
  /** BM25's k1: how soon a word that comes again counts no more. */
  saturation: 0.9,
  /** BM25's b: how far a long text counts for less. */
  length: 0.5,
  /** How like the best of an entry's questions is to the one that was asked, against the words that the entry has. */
  likeness: 0.5,
  /** How far rarity is evened out: 1 leaves it, 0 would count all words the same. */
  rarity: 0.8,
  /** The most that a word counts that is only spelled like the one that was asked. */
  spelling: 0.7,
  spellingMin: 0.4,
} as const

/** Entries whose questions are compared with the one that was asked: the first by their words. */
const comparedEntriesMax = 40

/**
 * How rare words are is told from at least so many entries. Of an organization that has only just begun to write, its own would
 * say that every word it uses is common, and no question would be answered.
 */
const entriesMin = 50

/**
 * Ranks an organization's entries for a question: a `with` list whose last table is `ranked (entry_id, score, matter)`, and
 * `variants (number, term, likeness, rarity)`, what stood for the question's words. `matter` is the share of what
 * the question is about that the entry has: 1 when it has all of its words but those like "how" and "the".
 *
 * The words are BM25F over asked and said words, each word of the question counted once, by the variant that says most.
 * To it comes the cosine of the question and the entry's most similar question, all words weighed by rarity.
 */
export function rank(): SQL {
  const own = sql`organization_id = ${asked.organization}`
  return sql`
    collection as (
      select greatest(count(*), ${number(entriesMin)})::float8 as entries, greatest(avg(asked_words), 1)::float8 as asked_words,
        greatest(avg(said_words), 1)::float8 as said_words
      from knowledge_indexed where ${own}
    ), wanted as materialized (
      select * from jsonb_to_recordset(${asked.variants})
        as r(number int, term text, kind text, likeness float8, own boolean)
    ), known as materialized (
      select number, term, likeness, own, ${rarity(sql`entries`)} as rarity
      from wanted join knowledge_words on word = term
      where ${own} and word = any(array(select term from wanted))
    ), unknown as materialized (
      select * from jsonb_to_recordset(${asked.grams}) as r(number int, gram text, size int)
      where number not in (select number from known where own)
    ), spelled as materialized (
      select number, word as term, ${number(weights.spelling)} * 2 * (count(*) + 1) / (size + char_length(word) + 2) as likeness
      from unknown join knowledge_grams using (gram) where ${own} and knowledge_grams.gram = any(array(select gram from unknown))
      group by number, word, size
      having 2 * (count(*) + 1)::float8 / (size + char_length(word) + 2) >= ${number(weights.spellingMin)}
    ), variants as materialized (
      select number, term, max(likeness)::float8 as likeness, max(rarity) as rarity from (
        select number, term, likeness, rarity from known
        union all
        select number, term, likeness, ${rarity(sql`entries`)} from spelled join knowledge_words on word = term
        where ${own} and word = any(array(select term from spelled))
      ) as either group by number, term
    ), words as materialized (
      select number, kind, ${kindWeight(sql`kind`)} as weight,
        coalesce(max(rarity) filter (where variants.term = wanted.term), max(rarity), ${rarity(sql`0`)}) as rarity
      from wanted left join variants using (number) where own group by number, kind
    ), hits as materialized (
      select number, entry_id, asked, likeness, likeness * rarity as worth, likeness * rarity * times / (${number(weights.saturation)} + times) as gain
      from variants join (
        select term, entry_id, asked, asked_times / ${evened(sql`asked_words`)} + said_times / ${evened(sql`said_words`)}
          + case when 0 = any(asked) then ${number(weights.title - 1)} else 0 end as times
        from knowledge_terms as terms join knowledge_indexed as indexed using (organization_id, entry_id)
        where ${own} and term = any(array(select term from variants))
      ) as terms using (term)
    ), compared as materialized (
      select entry_id, sum(weight * gain) / (select sum(weight * rarity) from words) as words,
        coalesce(sum(rarity * likeness) filter (where kind = 'content')
          / (select sum(rarity) from words where kind = 'content'), 0) as matter
      from (select entry_id, number, max(gain) as gain, max(likeness) as likeness from hits group by entry_id, number) as best
      join words using (number) group by entry_id order by words desc, entry_id limit ${sql.raw(String(comparedEntriesMax))}
    ), alike as (
      select entry_id, question, sum(weight * weight * rarity * worth) as product from (
        select entry_id, question, number, max(worth) as worth
        from hits join compared using (entry_id), unnest(asked) as question group by entry_id, question, number
      ) as best join words using (number) group by entry_id, question
    ), used as materialized (
      select entry_id, term, question from knowledge_indexed, unnest(asked_terms, asked_in) as asked(term, question)
      where ${own} and entry_id = any(array(select entry_id from compared))
    ), lengths as (
      select entry_id, question, sqrt(sum(power(${kindWeight(sql`kind`)} * ${rarity(sql`entries`)}, 2))) as length
      from used join knowledge_words on word = term
      where ${own} and word = any(array(select term from used)) group by entry_id, question
    ), ranked as materialized (
      select entry_id, matter, words + ${number(weights.likeness)} * coalesce(likest, 0) as score
      from compared left join (
        select entry_id, max(case question when 0 then 1 else ${number(1 / weights.title)} end
          * product / (length * (select sqrt(sum(power(weight * rarity, 2))) from words))) as likest
        from alike join lengths using (entry_id, question) where length > 0 group by entry_id
      ) as questions using (entry_id)
    )`
}

/** Written into the statement: Postgres would take a parameter beside an integer for one. */
const number = (value: number) => sql.raw(`(${value}::float8)`)

/** BM25's inverse document frequency, never below nothing, to a power. */
const rarity = (entries: SQL) =>
  sql`power(ln(1 + ((select entries from collection) - ${entries} + 0.5) / (${entries} + 0.5)), ${number(weights.rarity)})`

/** How much longer than usual, as far as it counts. */
const evened = (words: SQL) =>
  sql`(${number(1 - weights.length)} + ${number(weights.length)} * ${words} / (select ${words} from collection))`

const kindWeight = (kind: SQL) => {
  const { content, question, function: plain } = weights.kind
  return sql`(case ${kind} when 'content' then ${number(content)} when 'question' then ${number(question)} else ${number(plain)} end)::float8`
}
