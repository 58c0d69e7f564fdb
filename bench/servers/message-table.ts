import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Kept } from "../workers/heard-frame.ts"

export interface MessageTable {
  /** On disk when it returns. Answers the message's number. */
  insert(id: string, text: string): number
  after(seq: number, limit: number): Kept[]
}

/** A table of messages in SQLite that waits for the disk at every commit (`synchronous = full`). */
export function messageTable(folder: string): MessageTable {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, "messages.sqlite"))
  database.exec("pragma journal_mode = wal; pragma synchronous = full")
  database.exec("create table message (seq integer primary key, id text not null, text text not null)")
  const insert = database.prepare("insert into message (id, text) values (?, ?)")
  const page = database.prepare("select seq, id, text from message where seq > ? order by seq limit ?")
  return {
    insert: (id, text) => Number(insert.run(id, text).lastInsertRowid),
    after: (seq, limit) =>
      page.all(seq, limit).map(row => ({ seq: Number(row.seq), id: String(row.id), text: String(row.text) })),
  }
}
