import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Sql } from "../../worker/org/ports.ts"

/** SQLite in memory behind the object's port. When `isAlive` says no, an earlier life of the object is reaching for storage. */
export function memorySql(database: DatabaseSync, isAlive: () => boolean = () => true): Sql {
  const prepared = new Map<string, StatementSync>()
  const statement = (query: string): StatementSync => {
    const found = prepared.get(query) ?? database.prepare(query)
    prepared.set(query, found)
    return found
  }
  return {
    all: (query, ...values) => {
      if (!isAlive()) throw new Error("This object is gone")
      return statement(query)
        .all(...values)
        .map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
    },
    transaction: work => {
      database.exec("savepoint work")
      try {
        const result = work()
        database.exec("release work")
        return result
      } catch (error) {
        database.exec("rollback to work; release work")
        throw error
      }
    },
  }
}

const plain = (value: unknown): string | number | null =>
  typeof value === "string" || value === null ? value : Number(value)
