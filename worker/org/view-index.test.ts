import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import type { View } from "../../protocol/view.ts"
import { durableSql } from "./durable-sql.ts"
import { createTables } from "./tables.ts"
import { viewQuery } from "./view-query.ts"

const viewerId = crypto.randomUUID()

const inOrganization = <T>(work: (sql: ReturnType<typeof durableSql>) => T): Promise<T> =>
  runInDurableObject(env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID())), (_, { storage }) => {
    const sql = durableSql(storage)
    createTables(sql)
    return work(sql)
  })

const planOf = (sql: ReturnType<typeof durableSql>, view: View): string => {
  const query = viewQuery(view, { viewerId, now: 0 })
  return sql
    .all(`explain query plan select count(*) from conversation where ${query.sql}`, ...query.values)
    .map(({ detail }) => String(detail))
    .join("; ")
}

const covered = "USING COVERING INDEX conversation_by_view"

test("conversations are counted from the index alone, by everything but what was said", async () => {
  await inOrganization(sql => {
    const views: View[] = [
      {},
      { standing: ["waiting"], assignee: "none" },
      { assignee: "me", labels: [viewerId] },
      { priority: ["urgent"], reason: "refund", waitMinutes: 5 },
    ]
    for (const view of views) expect(planOf(sql, view)).toContain(covered)
    expect(planOf(sql, { text: "ferry" })).not.toContain(covered)
  })
})

test("an object that has an index of fewer columns gets this one when it starts", async () => {
  await inOrganization(sql => {
    sql.all("drop index conversation_by_view")
    sql.all("create index conversation_by_standing on conversation (standing, agent_id)")
    expect(planOf(sql, { priority: ["urgent"] })).not.toContain(covered)
    createTables(sql)
    expect(planOf(sql, { priority: ["urgent"] })).toContain(covered)
    expect(sql.all("select name from sqlite_master where name = 'conversation_by_standing'")).toEqual([])
  })
})
