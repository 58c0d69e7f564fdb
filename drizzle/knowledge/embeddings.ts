import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { type Scope, within } from "../scope.ts"

/** A passage of a published entry, and what is to be made into an embedding. */
export interface WaitingPassage {
  entryId: string
  number: number
  title: string
  text: string
}

/** Passages of an organization that have no embedding yet: new ones, changed ones, and those for which it has failed. */
export async function waitingPassages(
  database: Database,
  organizationId: string,
  limit: number,
): Promise<WaitingPassage[]> {
  const waiting = database.execute<{ entryId: string; number: number; title: string; text: string }>(sql`
    select entry_id as "entryId", number, title, text
    from knowledge_passages as passages join knowledge_entries as entries
      on entries.organization_id = passages.organization_id and entries.id = entry_id
    where passages.organization_id = ${organizationId}::uuid and embedding is null
    order by entry_id, number limit ${limit}`)
  const [{ rows }] = await within(database, own(organizationId), [waiting])
  return rows
}

/** Keeps what a model has made of passages. One that was changed or withdrawn meanwhile is left as it is. */
export async function keepEmbeddings(
  database: Database,
  organizationId: string,
  embedded: (WaitingPassage & { embedding: number[] })[],
): Promise<void> {
  const rows = embedded.map(({ entryId, number, text, embedding }) => ({ entry_id: entryId, number, text, embedding }))
  const keep = database.execute(sql`
    update knowledge_passages as passages set embedding = kept.embedding
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as kept(entry_id uuid, number int, text text, embedding real[])
    where passages.organization_id = ${organizationId}::uuid and passages.entry_id = kept.entry_id
      and passages.number = kept.number and passages.text = kept.text`)
  await within(database, own(organizationId), [keep])
}

const own = (organizationId: string): Scope => ({ kind: "tenants", organizationIds: [organizationId] })
