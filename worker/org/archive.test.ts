import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { createCore } from "./core.ts"
import { noCourier } from "./couriers.ts"
import { durableSql } from "./durable-sql.ts"
import type { Sql } from "./ports.ts"

test("a long conversation is told batch by batch, each as it stood then, and no entry is folded twice", async () => {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  await runInDurableObject(stub, (_organization, { storage }) => {
    let folded = 0
    const plain = durableSql(storage)
    const counting: Sql = {
      ...plain,
      all: (query, ...values) => {
        const rows = plain.all(query, ...values)
        if (query.includes("seq <= ?")) folded += rows.length
        return rows
      },
    }
    const { stream, conversations, archive, meta } = createCore({
      organizationId: crypto.randomUUID(),
      sql: counting,
      clock: { now: () => 0, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: () => {} },
      sockets: { all: () => [], staff: () => [], of: () => [] },
      soon: () => {},
      courier: noCourier,
      turns: { begin: () => {}, cancel: () => {} },
      report: () => {},
    })
    const [conversationId, customer] = [crypto.randomUUID(), { id: crypto.randomUUID(), name: "Lena", isGuest: false }]
    const author = { kind: "customer" as const, id: customer.id, name: customer.name }
    const entries = limits.archiveBatchEntriesMax * 4
    for (let n = 1; n <= entries; n += 1) {
      const body = n === 1 ? { type: "opened" as const, customer } : { type: "message" as const, text: String(n) }
      const conversation = conversations.get(conversationId)
      stream.append({ conversation, conversationId, drafts: [{ author, body }], operationId: crypto.randomUUID() })
    }
    const stood = []
    for (let batch = archive.nextBatch(); batch; batch = archive.nextBatch()) {
      const [{ lastSeq, preview } = { lastSeq: 0, preview: null }] = batch.conversations
      stood.push([batch.to, lastSeq, preview?.text])
      meta.setArchived(batch.to)
    }
    const ends = [1, 2, 3, 4].map(nth => nth * limits.archiveBatchEntriesMax)
    expect(stood).toEqual(ends.map(end => [end, end, String(end)]))
    expect(folded).toBeLessThanOrEqual(entries)
  })
})

test("an entry that Postgres has under the same number and id, but from another time, proves that the object was restored", async () => {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  await runInDurableObject(stub, (_organization, { storage }) => {
    const { stream, archive, meta } = createCore({
      organizationId: crypto.randomUUID(),
      sql: durableSql(storage),
      clock: { now: () => 1_000, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: () => {} },
      sockets: { all: () => [], staff: () => [], of: () => [] },
      soon: () => {},
      courier: noCourier,
      turns: { begin: () => {}, cancel: () => {} },
      report: () => {},
    })
    const customer = { id: crypto.randomUUID(), name: "Lena", isGuest: false }
    const author = { kind: "customer" as const, id: customer.id, name: customer.name }
    const drafts = [{ author, body: { type: "opened" as const, customer } }]
    const [conversationId, operationId, epoch] = [crypto.randomUUID(), crypto.randomUUID(), meta.epoch()]
    stream.append({ conversation: null, conversationId, drafts, operationId })
    const stands = (at: number) => ({ epoch, seq: 1, last: { id: operationId, at } })
    expect([archive.verified(stands(1_000)), meta.archived(), meta.epoch()]).toEqual(["next", 1, epoch])
    expect(archive.verified(stands(999))).toBe("begin")
    expect(meta.epoch()).not.toBe(epoch)
  })
})
