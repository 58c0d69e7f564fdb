import { pgTable, text, uuid } from "drizzle-orm/pg-core"
import { expect, onTestFinished, test } from "vitest"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"
import { push, sourceTables } from "./push.ts"

test("a changed schema is pushed once, to an empty database and to one that was pushed before", async () => {
  const connectionString = "postgres://parley:secret@localhost/parley"
  const served = await endpoint(await embedded("memory://"), { connectionString })
  onTestFinished(served.close)
  const database = { connectionString, httpUrl: served.url }
  const tables = await sourceTables()
  expect(await push(database)).toEqual([])

  const first = { ...tables, idea: pgTable("idea", { id: uuid("id").primaryKey() }) }
  expect(await push(database, first)).toEqual([expect.stringContaining('CREATE TABLE "idea"')])
  expect(await push(database, first)).toEqual([])

  const second = { ...tables, idea: pgTable("idea", { id: uuid("id").primaryKey(), why: text("why") }) }
  expect(await push(database, second)).toEqual([expect.stringContaining('ADD COLUMN "why"')])
  expect(await push(database)).toEqual([expect.stringContaining('DROP TABLE "idea"')])
})
