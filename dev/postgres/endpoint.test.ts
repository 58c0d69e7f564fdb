import { randomUUID } from "node:crypto"
import { NeonDbError, neon, neonConfig } from "@neondatabase/serverless"
import { sql as statement } from "drizzle-orm"
import { drizzle } from "drizzle-orm/neon-http"
import { bigint, boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { startPostgres } from "../test/start-postgres.ts"
import { embedded } from "./embedded.ts"
import { type Endpoint, endpoint } from "./endpoint.ts"
import { remote } from "./remote.ts"

const installed = await startPostgres()
console.info(`Postgres servers under test: PGlite, ${installed?.version ?? "and no other (none is installed here)"}`)
afterAll(() => installed?.stop())

const connectionString = "postgres://parley:secret@localhost/parley"
const servers = [
  { name: "PGlite", open: () => embedded("memory://") },
  ...(installed ? [{ name: installed.version, open: () => remote(installed.connectionString) }] : []),
]

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" })
const everything = pgTable("everything", {
  id: uuid("id").primaryKey(),
  name: text("name"),
  count: integer("count"),
  huge: bigint("huge", { mode: "bigint" }),
  at: timestamp("at", { withTimezone: true }),
  yes: boolean("yes"),
  document: jsonb("document"),
  tags: text("tags").array(),
  numbers: integer("numbers").array(),
  raw: bytes("raw"),
})

describe.each(servers)("the Neon HTTP contract over $name", ({ open }) => {
  let served: Endpoint
  const sql = neon(connectionString)
  const database = drizzle(sql)

  beforeAll(async () => {
    served = await endpoint(await open(), { connectionString })
    neonConfig.fetchEndpoint = served.url
    await sql`create table everything (id uuid primary key, name text, count integer, huge bigint, at timestamptz, yes boolean,
      document jsonb, tags text[], numbers integer[], raw bytea)`
    await sql`create table ledger (entry integer primary key, amount integer not null constraint positive check (amount > 0))`
  })
  afterAll(() => served.close())
  beforeEach(async () => {
    await sql`truncate everything, ledger`
  })

  test("every type that Parley stores comes back as it was written", async () => {
    const row = {
      id: randomUUID(),
      name: "Zoë 💬 \\ ' \"",
      count: -7,
      huge: 9_007_199_254_740_993n,
      at: new Date("2026-11-21T20:30:15.123Z"),
      yes: false,
      document: { text: "a \\u0041 \" ' \\ 💬", list: [1, null, { deep: true }], big: 1.5e300 },
      tags: ["plain", "com,ma", 'quo"te', "back\\slash", "", "NULL"],
      numbers: [1, -2, 3],
      raw: Buffer.from([0, 1, 0x5c, 255]),
    }
    expect(await database.insert(everything).values(row).returning()).toEqual([row])
    expect(await database.select().from(everything)).toEqual([row])
  })

  test("null stays null in every column, and an empty array stays empty", async () => {
    const row = { id: randomUUID(), tags: [] }
    const [kept] = await database.insert(everything).values(row).returning()
    expect(kept).toEqual({ ...nothing, ...row })
  })

  test("a JSON document may be a string, a number, an array or null", async () => {
    for (const document of ["words", 7, [1, 2], true]) {
      const [kept] = await database.insert(everything).values({ id: randomUUID(), document }).returning()
      expect(kept?.document).toEqual(document)
    }
  })

  test("the driver's plain form answers records, its full form counts and names", async () => {
    expect(await sql`select ${"a"}::text as letter, ${2}::int as number`).toEqual([{ letter: "a", number: 2 }])
    const result = await sql.query("insert into ledger values (1, 5), (2, 6)", [], { fullResults: true })
    expect(result).toMatchObject({ command: "INSERT", rowCount: 2, rows: [], fields: [] })
    expect(await sql.query("select entry from ledger order by 1", [], { arrayMode: true })).toEqual([[1], [2]])
  })

  test("Postgres's refusal reaches the caller with its code, detail and constraint", async () => {
    await sql`insert into ledger values (1, 5)`
    await expect(sql`insert into ledger values (1, 6)`).rejects.toMatchObject({
      name: NeonDbError.name,
      code: "23505",
      constraint: "ledger_pkey",
      detail: "Key (entry)=(1) already exists.",
      table: "ledger",
      severity: "ERROR",
    })
    await expect(sql`insert into ledger values (2, 0)`).rejects.toMatchObject({ code: "23514", constraint: "positive" })
    await expect(sql`select * from nowhere`).rejects.toMatchObject({ code: "42P01", position: "15" })
    expect(await sql`select count(*)::int as entries from ledger`).toEqual([{ entries: 1 }])
  })

  test("a batch is one transaction: all of it, in order, or nothing", async () => {
    const [, counted] = await sql.transaction([
      sql`insert into ledger values (1, 5)`,
      sql`select sum(amount) from ledger`,
    ])
    expect(counted).toEqual([{ sum: "5" }])

    const half = [sql`insert into ledger values (2, 6)`, sql`insert into ledger values (1, 7)`]
    await expect(sql.transaction(half)).rejects.toMatchObject({ code: "23505" })
    expect(await sql`select entry from ledger`).toEqual([{ entry: 1 }])
  })

  test("drizzle's batch is that transaction too", async () => {
    const id = randomUUID()
    const [, rows] = await database.batch([
      database.insert(everything).values({ id, name: "Ada" }),
      database.select({ name: everything.name }).from(everything),
    ])
    expect(rows).toEqual([{ name: "Ada" }])
    const twice = database.batch([
      database.update(everything).set({ name: "Bo" }),
      database.insert(everything).values({ id }),
    ])
    await expect(twice).rejects.toMatchObject({ code: "23505" })
    expect(await database.execute(statement`select name from everything`)).toMatchObject({ rows: [{ name: "Ada" }] })
  })

  test("a batch keeps the isolation level and the read-only wish it was sent with", async () => {
    const settings = { isolationLevel: "Serializable", readOnly: true } as const
    const [level] = await sql.transaction([sql`show transaction_isolation`], settings)
    expect(level).toEqual([{ transaction_isolation: "serializable" }])
    await expect(sql.transaction([sql`insert into ledger values (1, 5)`], settings)).rejects.toMatchObject({
      code: "25006",
    })
  })

  test("what a batch sets locally is gone after it", async () => {
    const [set] = await sql.transaction([sql`select set_config('app.organization', 'one', true) as organization`])
    expect(set).toEqual([{ organization: "one" }])
    const [after] = await sql`select coalesce(current_setting('app.organization', true), '') as organization`
    expect(after).toEqual({ organization: "" })
  })

  test("many callers at once each get their own answer", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => sql`select ${index}::int as index`))
    expect(answers.map(([row]) => row?.index)).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })

  test("somebody without the connection string is refused", async () => {
    await expect(neon("postgres://parley:guess@localhost/parley")`select 1`).rejects.toMatchObject({ code: "28P01" })
    const bare = await fetch(served.url, { method: "POST", body: JSON.stringify({ query: "select 1", params: [] }) })
    expect(bare.status).toBe(400)
  })
})

const nothing = {
  ...{ name: null, count: null, huge: null, at: null, yes: null, document: null, tags: null, numbers: null, raw: null },
}
