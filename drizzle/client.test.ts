import { sql } from "drizzle-orm"
import { afterEach, expect, test, vi } from "vitest"
import { database } from "./client.ts"

afterEach(() => void vi.restoreAllMocks())

test.each([
  ["answered", async () => Response.json({ command: "SELECT", rowCount: 0, rowAsArray: true, fields: [], rows: [] })],
  ["lost", () => Promise.reject(new Error("Nobody is there"))],
])(
  "a query that was %s leaves no timer behind: it would keep an organization's object from sleeping",
  async (_, answer) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answer)
    const [set, cleared] = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "clearTimeout")]
    const db = database({ DATABASE_URL: "postgres://parley:secret@localhost/parley" })
    await db.execute(sql`select 1`).catch(() => {})
    const timers = set.mock.results.map(({ value }) => value)
    expect(timers).toHaveLength(1)
    expect(cleared.mock.calls.map(([timer]) => timer)).toEqual(timers)
  },
)
