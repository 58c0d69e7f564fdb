import type { StoredEntry } from "../../protocol/entry.ts"
import { statementsOf } from "./memory-sql.ts"
import type { ObjectHost } from "./object-host.ts"

/** Everything that was said in an organization, past everything that its core remembers. */
export function logOf({ database }: ObjectHost): StoredEntry[] {
  const rows = statementsOf(database)("select data from entry order by seq").all()
  return rows.map(row => JSON.parse(String(row.data)) as StoredEntry)
}
