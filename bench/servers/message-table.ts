import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** A table of messages that are on disk when `insert` returns: SQLite waits for the disk (`synchronous = full`) at every commit. */
export function messageTable(folder: string): { insert(id: string, text: string): number } {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, "messages.sqlite"))
  database.exec("pragma journal_mode = wal; pragma synchronous = full")
  database.exec("create table message (seq integer primary key, id text not null, text text not null)")
  const statement = database.prepare("insert into message (id, text) values (?, ?)")
  return { insert: (id, text) => Number(statement.run(id, text).lastInsertRowid) }
}
