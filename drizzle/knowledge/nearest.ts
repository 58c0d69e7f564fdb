import { type SQL, sql } from "drizzle-orm"

/**
 * The table `nearest (entry_id, closest, closeness)` of a `with` list: the entries that mean nearly the same as an embedding,
 * their closest passage, and what that adds to the score of an entry. Empty without an embedding, and without pgvector.
 */
export function nearest(organizationId: string, embedding: number[] | undefined): SQL {
  const found = embedding
    ? sql`knowledge_nearest(${organizationId}::uuid, ${`{${embedding.join()}}`}::real[], ${entriesMax}::int)`
    : sql`(select null::uuid, null::int, null::float8 where false)`
  return sql`
    nearest as materialized (
      select entry_id, passage as closest, ${sql.raw(String(weight))} * (nearness - ${sql.raw(String(unrelated))}) as closeness
      from ${found} as found(entry_id, passage, nearness) where nearness > ${sql.raw(String(unrelated))}
    )`
}

const entriesMax = 40

/** Cosine of two texts that have nothing to do with each other, about; and a weight with which 0.8 alone is enough to answer. */
const unrelated = 0.4
const weight = 1.7
