import { statementsOf } from "./memory-sql.ts"
import type { ObjectHost } from "./object-host.ts"

/** Conversations in which an answer is being written, past everything that the core remembers. */
export function writing({ database }: ObjectHost): string[] {
  const rows = statementsOf(database)("select conversation_id as id from answer").all()
  return rows.map(({ id }) => String(id))
}
