import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { asc, eq } from "drizzle-orm"
import { afterEach, expect, test, vi } from "vitest"
import { checkpoint } from "../../drizzle/archive.ts"
import { database } from "../../drizzle/client.ts"
import { archiveCheckpoints, conversations, messages } from "../../drizzle/schema/conversations.ts"
import { type Scope, within } from "../../drizzle/scope.ts"
import type { Command } from "../../protocol/command.ts"
import type { Viewer } from "../../protocol/person.ts"
import { createCore } from "./core.ts"
import { noCourier } from "./couriers.ts"
import { Drain } from "./drain.ts"
import { durableSql } from "./durable-sql.ts"

/** An organization that a customer writes to, and what Postgres knows of it. */
function talk() {
  const organizationId = crypto.randomUUID()
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organizationId))
  const clara: Viewer = { userId: crypto.randomUUID(), name: "Clara", isGuest: false, role: null }
  const conversationId = crypto.randomUUID()
  const stream: Scope = { kind: "stream", organizationId }
  const act = async (command: Command) => {
    const outcome = await stub.execute(clara, { id: crypto.randomUUID(), conversationId, command })
    expect(outcome).toMatchObject({ ok: true })
  }
  const start = (text: string) => act({ type: "start", text })
  const say = (text: string) => act({ type: "send", text })
  const archived = async () => {
    const db = database(env)
    const told = db.select().from(messages).where(eq(messages.streamId, organizationId)).orderBy(asc(messages.seq))
    const [rows] = await within(db, stream, [told])
    return rows.map(row => row.text)
  }
  const forget = async () => {
    const db = database(env)
    await within(db, stream, [
      db.delete(conversations).where(eq(conversations.streamId, organizationId)),
      db.delete(archiveCheckpoints).where(eq(archiveCheckpoints.organizationId, organizationId)),
    ])
  }
  return { organizationId, stub, start, say, archived, forget }
}

const postgresAway = () => void database({ ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" })
const postgresBack = () => void database(env)

afterEach(() => {
  postgresBack()
  vi.restoreAllMocks()
})

test("what is said is in Postgres soon after, in order, without anybody asking", async () => {
  const { organizationId, stub, start, say, archived } = talk()
  await start("One")
  for (const text of ["Two", "Three"]) await say(text)
  await expect.poll(archived).toEqual([null, "One", "Two", "Three"])
  await expect.poll(() => checkpoint(database(env), organizationId)).toMatchObject({ seq: 4 })
  expect(await stub.settle()).toMatchObject({ seq: 4, head: 4 })
})

test("the alarm survives an eviction, and a lost one is set again when the object starts", async () => {
  const { stub, start, say, archived } = talk()
  await start("One")
  await evictDurableObject(stub)
  await expect.poll(archived).toEqual([null, "One"])
  await say("Two")
  await evictDurableObject(stub)
  await runDurableObjectAlarm(stub)
  await expect.poll(archived).toEqual([null, "One", "Two"])
})

test("while Postgres is away people talk on, and it is told everything, once, when it is back", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue()
  const { stub, start, say, archived } = talk()
  await start("One")
  await expect.poll(archived).toEqual([null, "One"])
  postgresAway()
  for (const text of ["Two", "Three"]) await say(text)
  await expect.poll(() => warned.mock.calls.length).toBeGreaterThan(0)
  expect(await stub.settle()).toMatchObject({ seq: 2, head: 4 })
  await say("Four")
  postgresBack()
  await expect.poll(archived).toEqual([null, "One", "Two", "Three", "Four"])
  expect(JSON.stringify(warned.mock.calls)).not.toMatch(/Two|Three|Four/)
})

test("tables that were emptied are filled again: by the next message, and by the next reader where nobody writes", async () => {
  const { stub, start, say, archived, forget } = talk()
  await start("One")
  await expect.poll(archived).toEqual([null, "One"])
  await forget()
  expect(await archived()).toEqual([])
  await say("Two")
  await expect.poll(archived).toEqual([null, "One", "Two"])
  await stub.settle()
  await forget()
  await expect.poll(async () => (await stub.settle()).seq).toBe(3)
  expect(await archived()).toEqual([null, "One", "Two"])
})

test("what is said while a batch is on its way waits for the next run, which is asked for", async () => {
  const { organizationId, stub } = talk()
  await runInDurableObject(stub, async (_organization, { storage }) => {
    const alarms: number[] = []
    const { archive, commands, meta } = createCore({
      organizationId,
      sql: durableSql(storage),
      clock: { now: () => 0, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: at => void alarms.push(at) },
      sockets: { all: () => [], staff: () => [], of: () => [] },
      soon: () => {},
      courier: noCourier,
      turns: { begin: () => {}, cancel: () => {} },
      report: () => {},
    })
    const clara: Viewer = { userId: crypto.randomUUID(), name: "Clara", isGuest: false, role: null }
    const conversationId = crypto.randomUUID()
    const say = (command: Command) => commands.execute(clara, { id: crypto.randomUUID(), conversationId, command })
    const written: number[] = []
    const drain = new Drain(archive, {
      write: async ({ to, epoch, entries }) => {
        written.push(to)
        say({ type: "send", text: "And another thing" })
        alarms.length = 0
        return { epoch, seq: to, last: entries.at(-1) ?? null }
      },
      begin: async () => {},
      checkpoint: async () => null,
    })
    say({ type: "start", text: "One" })
    await drain.run()
    expect([written, meta.archived(), alarms.length]).toEqual([[2], 2, 1])
    await drain.run()
    expect([written, meta.archived(), alarms.length]).toEqual([[2, 3], 3, 1])
  })
})
