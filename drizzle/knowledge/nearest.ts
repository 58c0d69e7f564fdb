import { type SQL, sql } from "drizzle-orm"
import { asked } from "./asked.ts"

/**
 * The table `nearest (entry_id, closest, closeness)` of a `with` list: the entries that mean nearly the same as an embedding,
 * their closest passage, and what that adds to the score of an entry. Empty without an embedding, and without pgvector.
 */
export const nearest = (): SQL => sql`
  nearest as materialized (
    select entry_id, passage as closest, ${sql.raw(String(weight))} * (nearness - ${sql.raw(String(unrelated))}) as closeness
    from (select ${asked.embedding} as wanted) as question,
      knowledge_nearest(${asked.organization}, wanted, ${sql.raw(String(entriesMax))}) as found(entry_id, passage, nearness)
    where wanted is not null and nearness > ${sql.raw(String(unrelated))}
  )`

const entriesMax = 40

/** Cosine of two texts that have nothing to do with each other, about; and a weight with which 0.8 alone is enough to answer. */
const unrelated = 0.4
const weight = 1.7
