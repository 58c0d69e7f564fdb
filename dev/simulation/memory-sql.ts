import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Row, Sql } from "../../worker/org/ports.ts"

/** SQLite in memory behind the object's port. When `isAlive` says no, an earlier life of the object is reaching for storage. */
export function memorySql(database: DatabaseSync, isAlive: () => boolean = () => true): Sql {
  const statement = statementsOf(database)
  return {
    all: (query, ...values) => {
      if (!isAlive()) throw new Error("This object is gone")
      return statement(query).all(...values) as Row[]
    },
    transaction: work => {
      statement("savepoint work").run()
      try {
        const result = work()
        statement("release work").run()
        return result
      } catch (error) {
        database.exec("rollback to work; release work")
        throw error
      }
    },
  }
}

/** Preparing costs more than running, so a statement outlives the object that first needed it. */
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

export function statementsOf(database: DatabaseSync): (query: string) => StatementSync {
  const known = prepared.get(database) ?? new Map<string, StatementSync>()
  prepared.set(database, known)
  return query => {
    const found = known.get(query) ?? database.prepare(query)
    known.set(query, found)
    return found
  }
}
