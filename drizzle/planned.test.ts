import { type SQL, sql } from "drizzle-orm"
import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../dev/test/each-postgres.ts"
import type { Database } from "./client.ts"
import { given, planned } from "./planned.ts"

const risen = planned("test_risen", sql`select ${given("app.test_number")}::int + 1 as number`)
const fallen = planned("test_risen", sql`select ${given("app.test_number")}::int - 1 as number`)
const number = (value: number) => sql`select set_config('app.test_number', ${String(value)}, true)`
const known = sql`select (generic_plans + custom_plans)::int as runs from pg_prepared_statements where name = 'test_risen'`

describe.each(await eachPostgres())("in $name", ({ open }) => {
  let db: Database
  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  /** The rows of what was asked last, in one transaction. */
  async function last(...[first, ...more]: [SQL, ...SQL[]]): Promise<unknown> {
    const results = await db.batch([db.execute(first), ...more.map(one => db.execute(one))])
    return results.at(-1)?.rows
  }

  test("a statement runs with what it is given each time, and is planned the first time only", async () => {
    const [one, two] = [
      [number(1), risen.prepare, risen.run],
      [number(41), risen.prepare, risen.run],
    ] as const
    expect(await last(number(0), ...one)).toEqual([{ number: 2 }])
    expect(await last(number(0), ...one, ...two)).toEqual([{ number: 42 }])
    // Prepared anew, it would have run once.
    expect(await last(number(0), fallen.prepare, ...one, ...two, known)).toEqual([{ runs: 2 }])
  })

  test("another version of a statement takes the place of the one before", async () => {
    expect(await last(number(5), risen.prepare, risen.run, fallen.prepare, fallen.run)).toEqual([{ number: 4 }])
  })
})

test("a value in the statement itself is refused: it would be the same for everybody", () => {
  expect(() => planned("test_bound", sql`select ${7}`)).toThrow("values of its own")
})
