import { neon, neonConfig } from "@neondatabase/serverless"
import { expect, onTestFinished, test } from "vitest"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"
import { migrate, pendingMigrations } from "./migrate.ts"
import { writtenMigrations } from "./written-migrations.ts"

async function emptyDatabase() {
  const connectionString = "postgres://parley:secret@localhost/parley"
  const served = await endpoint(await embedded("memory://"), { connectionString })
  onTestFinished(served.close)
  return { connectionString, httpUrl: served.url }
}

test("an empty database gets every migration once, in order", async () => {
  const database = await emptyDatabase()
  const all = writtenMigrations().map(({ name }) => name)
  expect(all[0]).toBe("0000_identity")
  expect((await pendingMigrations(database)).map(({ name }) => name)).toEqual(all)
  expect(await migrate(database)).toEqual(all)
  expect(await pendingMigrations(database)).toEqual([])
  expect(await migrate(database)).toEqual([])
})

test("a migration that fails leaves nothing of itself behind", async () => {
  const database = await emptyDatabase()
  neonConfig.fetchEndpoint = database.httpUrl
  const sql = neon(database.connectionString)
  // In the way of something that the first migration makes after other things.
  await sql`create table verification (other text)`
  await expect(migrate(database)).rejects.toThrow('relation "verification" already exists')
  const tables = await sql`select table_name from information_schema.tables where table_schema = 'public'`
  expect(tables).toEqual([{ table_name: "verification" }])

  await sql`drop table verification`
  expect(await migrate(database)).toContain("0000_identity")
})
