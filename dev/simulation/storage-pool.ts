import { DatabaseSync } from "node:sqlite"
import { statementsOf } from "./memory-sql.ts"

const idle: DatabaseSync[] = []

/** The storage of an object that has not begun. Databases are used again, and with them their prepared statements. */
export const takeStorage = (): DatabaseSync => idle.pop() ?? new DatabaseSync(":memory:")

export function giveBackStorage(database: DatabaseSync): void {
  for (const table of tables) statementsOf(database)(`delete from ${table}`).run()
  idle.push(database)
}

/** What the object keeps (worker/org/tables.ts). */
export const tables = ["meta", "entry", "conversation", "answer", "timer", "agent"]
