import type { Core } from "../core.ts"

/** The newest entry once more and once more, as if it had happened so often: far faster than to let it happen. Known after a crash. */
export function repeatNewest({ sql, stream }: Pick<Core, "sql" | "stream">, times: number): void {
  sql.all(
    `with recursive copy (n) as (select 1 union all select n + 1 from copy where n < ?)
     insert into entry (seq, id, conversation_id, position, data)
     select seq + n, id || ' ' || n, conversation_id, position + n,
       json_set(data, '$.seq', seq + n, '$.id', id || ' ' || n, '$.position', position + n)
     from entry, copy where seq = ?`,
    times,
    stream.head(),
  )
}
