import { type SQL, sql } from "drizzle-orm"
import { limits } from "../../protocol/limits.ts"

const instant = (field: string): SQL =>
  sql`to_char(to_timestamp((body ->> ${field})::bigint / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** As many as an event has room for. */
const labels = sql`(
  select coalesce(jsonb_agg(label), '[]') from (
    select 'added ' || jsonb_array_elements_text(body -> 'add') as label
    union all select 'removed ' || jsonb_array_elements_text(body -> 'remove')
    limit ${limits.auditDetailsMax}
  ) labels)`

/** To whom, which, until when: what an entry in the archive says besides what was written, in the words of `auditEvent`. */
export const detailsOfSaid: SQL = sql`
  case kind
    when 'assigned' then jsonb_build_array(body #>> '{agent,name}')
    when 'released' then jsonb_build_array(body ->> 'to')
    when 'prioritized' then jsonb_build_array(body ->> 'priority')
    when 'applied' then jsonb_build_array(body ->> 'name')
    when 'snoozed' then jsonb_build_array(coalesce(${instant("until")}, 'reply'))
    when 'scheduled' then jsonb_build_array(${instant("at")})
    when 'resolved' then case when body ->> 'disposition' is null then '[]' else jsonb_build_array(body ->> 'disposition') end
    when 'labelled' then ${labels}
    else '[]'::jsonb
  end`
