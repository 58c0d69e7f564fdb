import { runInDurableObject } from "cloudflare:test"
import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { asSuperuser } from "../test/as-superuser.ts"

/** Every row of every table, as text. */
export type Dump = Record<string, string[]>

/** Every table that Postgres has, whichever they are. */
export async function dumpPostgres(database: Database): Promise<Dump> {
  const tables = await asked(
    database,
    sql`select table_name as value from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const dump: Dump = {}
  for (const table of tables)
    dump[table] = await asked(database, sql`select to_jsonb(t)::text as value from ${sql.identifier(table)} t`)
  return dump
}

async function asked(database: Database, query: SQL): Promise<string[]> {
  const [, { rows }] = await database.batch([asSuperuser(database), database.execute(query)])
  return z
    .array(z.object({ value: z.string() }))
    .parse(rows)
    .map(({ value }) => value)
}

/** Everything that an object has stored, in tables and beside them. */
export async function dumpObject(stub: DurableObjectStub): Promise<Dump> {
  return runInDurableObject(stub, (_object, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'",
      )
      .toArray()
    const rows = tables.map(({ name }): [string, string[]] => [
      name,
      storage.sql
        .exec(`select * from "${name}"`)
        .toArray()
        .map(row => JSON.stringify(row)),
    ])
    const kept = [...storage.kv.list()].map(pair => JSON.stringify(pair))
    return { ...Object.fromEntries(rows), ...(kept.length > 0 && { "(beside the tables)": kept }) }
  })
}

/** The tables in which one of these words is found, whatever their case. */
export function tablesWith(dump: Dump, words: string[]): string[] {
  const wanted = words.map(word => word.toLowerCase())
  const has = (row: string) => wanted.some(word => row.toLowerCase().includes(word))
  return Object.keys(dump)
    .filter(table => dump[table]?.some(has))
    .sort()
}

/** Every row in which one of these words is, with its table. */
export function rowsWith(dump: Dump, words: string[]): string[] {
  const has = (row: string) => words.some(word => row.toLowerCase().includes(word.toLowerCase()))
  return Object.entries(dump)
    .flatMap(([table, rows]) => rows.filter(has).map(row => `${table} ${row}`))
    .sort()
}
