import { DatabaseSync } from "node:sqlite"
import { statementsOf } from "./memory-sql.ts"

const idle: DatabaseSync[] = []

/** The storage of an object that has not begun. Databases are used again, and with them their prepared statements. */
export const takeStorage = (): DatabaseSync => idle.pop() ?? new DatabaseSync(":memory:")

export function giveBackStorage(database: DatabaseSync): void {
  for (const table of tablesOf(database)) statementsOf(database)(`delete from ${table}`).run()
  statementsOf(database)("delete from said").run()
  idle.push(database)
}

/** What the object keeps (worker/org/tables.ts). */
export const tablesOf = (database: DatabaseSync): string[] =>
  statementsOf(database)("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
