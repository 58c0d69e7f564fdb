import { type SQL, sql } from "drizzle-orm"
import type { Batch } from "../archive.ts"
import { indexedBatch, unknownKey } from "./indexed.ts"
import { blockEntries } from "./keys.ts"

/**
 * The part of the archive's statement that writes by which words its entries are found, behind `tenant`, `written` and `said`
 * (../archive.ts). Of an organization that is gone nothing is found, so nothing is written.
 */
export function writeWords(batch: Batch): SQL {
  const { said, corrected, conversations } = indexedBatch(batch)
  const rows = (of: unknown) => sql`jsonb_to_recordset(${JSON.stringify(of)}::jsonb)`
  return sql`found_by as (
      insert into message_words (organization_id, seq, words, created_at)
      select tenant.id, r.seq, r.words, r.created_at
      from tenant, ${rows(said)} as r(seq bigint, words tsvector, created_at timestamptz)
      where tenant.id is not null and (select count(*) from said) >= 0
    ), found_anew as (
      update message_words set words = replace(r.words, ${unknownKey}, ${keyInSql})::tsvector
      from tenant, ${rows(corrected)} as r(id uuid, words text), messages
      where r.words is not null and messages.id = r.id and ${isOfCorrected(batch)}
    ), found_no_more as (
      delete from message_words using tenant, ${rows(corrected)} as r(id uuid, words text), messages
      where r.words is null and messages.id = r.id and ${isOfCorrected(batch)}
    ), named as (
      insert into conversation_words (organization_id, conversation_id, words, updated_at)
      select tenant.id, r.id, r.words, r.updated_at
      from tenant, ${rows(conversations)} as r(id uuid, words tsvector, updated_at timestamptz)
      where tenant.id is not null and (select count(*) from written) >= 0
      on conflict (organization_id, conversation_id) do update set words = excluded.words, updated_at = excluded.updated_at
    )`
}

/** As `messageKey` makes it (keys.ts). */
const keyInSql = sql`left(tenant.id::text, 6) || lpad(to_hex(message_words.seq / ${blockEntries}::bigint), 4, '0')`

const isOfCorrected = ({ organizationId }: Batch): SQL => sql`messages.stream_id = ${organizationId}::uuid
        and message_words.organization_id = tenant.id and message_words.seq = messages.seq`
