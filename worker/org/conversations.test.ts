import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { createCore } from "./core.ts"
import { noCourier } from "./couriers.ts"
import { durableSql } from "./durable-sql.ts"
import type { Sql } from "./ports.ts"

/** Runs with the storage of an object of its own. */
function inStorage(work: (storage: DurableObjectStorage) => void): Promise<void> {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  return runInDurableObject(stub, (_organization, { storage }) => work(storage))
}

/** A core that starts over this storage, as after an eviction, and counts the rows that it reads. */
function start(storage: DurableObjectStorage) {
  const plain = durableSql(storage)
  let read = 0
  const sql: Sql = {
    ...plain,
    all: (query, ...values) => {
      const rows = plain.all(query, ...values)
      read += rows.length
      return rows
    },
  }
  const core = createCore({
    organizationId: crypto.randomUUID(),
    sql,
    clock: { now: () => 0, newId: () => crypto.randomUUID() },
    alarm: { wakeBy: () => {} },
    sockets: { all: () => [], staff: () => [], of: () => [] },
    soon: () => {},
    courier: noCourier,
    turns: { begin: () => {}, cancel: () => {} },
    report: () => {},
  })
  return { core, rowsRead: read }
}

type Core = ReturnType<typeof start>["core"]

const customer = { id: crypto.randomUUID(), name: "Lena", isGuest: false }
const author = { kind: "customer" as const, id: customer.id, name: customer.name }

function write({ stream, conversations }: Core, id: string, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const conversation = conversations.get(id)
    const body = conversation ? { type: "message" as const, text: String(n) } : { type: "opened" as const, customer }
    stream.append({ conversation, conversationId: id, drafts: [{ author, body }], operationId: crypto.randomUUID() })
  }
}

test("a conversation whose row had still to be written when memory was lost is as it was", () =>
  inStorage(storage => {
    const { core } = start(storage)
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
    write(core, one, 5)
    write(core, other, 3)
    const five = core.conversations.get(one)
    if (!five) throw new Error("It was just written")
    core.conversations.raise(five, "staff", { delivered: 4, read: 4 })
    write(core, one, 2)
    const before = [core.conversations.get(one), core.conversations.get(other)]
    expect(before[0]).toMatchObject({ lastPosition: 7, receipts: { staff: { read: 4 } } })
    // The row is really behind, so there is something to fold.
    const row = storage.sql.exec("select data from conversation where id = ?", other).one()
    expect(JSON.parse(String(row.data))).toMatchObject({ lastPosition: 1 })
    const { core: again } = start(storage)
    expect([again.conversations.get(one), again.conversations.get(other)]).toEqual(before)
  }))

test("conversations that are looked at while one waits for its row do not fill the memory", () =>
  inStorage(storage => {
    const { core } = start(storage)
    const ids = Array.from({ length: limits.conversationsInMemoryMax + 10 }, () => crypto.randomUUID())
    for (const id of ids) write(core, id, 1)
    const { core: again } = start(storage)
    const [waiting = "", ...others] = ids
    write(again, waiting, 1)
    const before = again.conversations.get(waiting)
    const looked = others.map(id => ({ id, one: again.conversations.get(id) }))
    // What is still in memory is the same object, and what was let go of is read anew: the newest first, since reading lets go.
    const kept = looked.toReversed().filter(({ id, one }) => again.conversations.get(id) === one)
    expect(kept).toHaveLength(limits.conversationsInMemoryMax - 1)
    expect(again.conversations.get(waiting)).toBe(before)
  }))

test("however much could not be archived, a start folds a bounded number of entries", () =>
  inStorage(storage => {
    const { core } = start(storage)
    const id = crypto.randomUUID()
    write(core, id, limits.unsavedEntriesMax * 6 + 17)
    const { core: again, rowsRead } = start(storage)
    expect(rowsRead).toBeLessThan(limits.unsavedEntriesMax + 20)
    expect(again.conversations.get(id)).toEqual(core.conversations.get(id))
  }))

test("an archive that begins again does not make a start read everything", () =>
  inStorage(storage => {
    const { core } = start(storage)
    const id = crypto.randomUUID()
    write(core, id, 300)
    const batch = core.archive.nextBatch()
    if (!batch) throw new Error("There is something to archive")
    core.archive.written(batch, { epoch: batch.epoch, seq: batch.to, last: core.stream.at(batch.to) })
    expect(core.meta.archived()).toBe(300)
    core.archive.begun(core.meta.epoch())
    expect(core.meta.archived()).toBe(0)
    const { core: again, rowsRead } = start(storage)
    expect(rowsRead).toBeLessThan(20)
    expect(again.conversations.get(id)).toEqual(core.conversations.get(id))
  }))
