import type { Row, Sql } from "../../worker/org/ports.ts"
import { count } from "./row-counts.ts"

/** In place of worker/org/durable-sql.ts: the same, and the cursors' own counts are added up. */
export function durableSql(storage: DurableObjectStorage): Sql {
  return {
    all: (query, ...values) => {
      const cursor = storage.sql.exec<Row>(query, ...values)
      const rows = cursor.toArray()
      count({ read: cursor.rowsRead, written: cursor.rowsWritten })
      return rows
    },
    transaction: work => storage.transactionSync(work),
  }
}
