import { DatabaseSync } from "node:sqlite"
import { expect, test } from "vitest"
import { backup, putBack } from "./backup.ts"
import { keepWhatIsSaid, logOf, saidIn } from "./log-of.ts"

const entry = (text: string) => ({ seq: 1, id: "one", body: { type: "note", text } })

test("of a storage that is put back it is still known what was said before it was taken back", () => {
  const database = new DatabaseSync(":memory:")
  database.exec("create table entry (seq integer primary key, id text, data text)")
  keepWhatIsSaid(database)
  database.prepare("insert into entry values (1, 'one', ?)").run(JSON.stringify(entry("Hello")))
  database.prepare("update entry set data = ?").run(JSON.stringify(entry("")))
  expect([logOf({ database }), saidIn({ database })]).toEqual([[entry("")], [entry("Hello")]])

  const kept = backup(database)
  database.prepare("insert into entry values (2, 'two', ?)").run(JSON.stringify(entry("Lost")))
  putBack(database, kept)
  expect([logOf({ database }), saidIn({ database })]).toEqual([[entry("")], [entry("Hello")]])
})
