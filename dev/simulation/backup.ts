import type { DatabaseSync, SQLOutputValue } from "node:sqlite"
import { statementsOf } from "./memory-sql.ts"
import { tablesOf } from "./storage-pool.ts"

export type Backup = [string, Record<string, SQLOutputValue>[]][]

/** A copy of the storage, as point-in-time recovery keeps it, and of what each entry said when it came: put back last, over what is noted as the others are. */
export function backup(database: DatabaseSync): Backup {
  return [...tablesOf(database), "said"].map(table => [table, statementsOf(database)(`select * from ${table}`).all()])
}

/** The storage as it was then. */
export function putBack(database: DatabaseSync, kept: Backup): void {
  const statement = statementsOf(database)
  for (const [table, rows] of kept) {
    statement(`delete from ${table}`).run()
    for (const row of rows) {
      const names = Object.keys(row)
      const places = names.map(() => "?").join(", ")
      statement(`insert into ${table} (${names.join(", ")}) values (${places})`).run(...Object.values(row))
    }
  }
}
