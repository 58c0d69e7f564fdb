import type { Row, Sql } from "./ports.ts"

/** The object's own SQLite. Cursors are read to the end at once, so none is alive over an await. */
export function durableSql(storage: DurableObjectStorage): Sql {
  return {
    all: (query, ...values) => storage.sql.exec<Row>(query, ...values).toArray(),
    transaction: work => storage.transactionSync(work),
  }
}
