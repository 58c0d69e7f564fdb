import { randomUUID } from "node:crypto"
import { count, eq, sql } from "drizzle-orm"
import { conversations, messages } from "../../../drizzle/schema/conversations.ts"
import { parleyTalker } from "../../clients/parley-talker.ts"
import { customer } from "../../clients/people.ts"
import type { Measured } from "../../metric.ts"
import { paired } from "../../paired.ts"
import { startArchiving } from "../../parley/archiving.ts"
import type { BenchPostgres } from "../../parley/bench-postgres.ts"
import { foundOrganization } from "../../parley/signed-in.ts"
import { plainly } from "./plain-inserts.ts"

const customers = 10

/**
 * A backlog of one organization goes into Postgres: the whole way, from the object's rows through the statement that moves
 * the checkpoint along with them. Beside it the same rows, ready in memory, in plain inserts of 500.
 */
export async function archiveRate(postgres: BenchPostgres, { quick }: { quick: boolean }): Promise<Measured> {
  const workerd = await startArchiving(postgres, "when told")
  const messagesEach = quick ? 200 : 1_000
  // Each conversation also has the entry that opened it, and its first message.
  const rows = customers * (messagesEach + 2)
  try {
    let organizationId = ""
    const ours = {
      name: "ours",
      block: async () => {
        organizationId = await backlog(postgres, { url: workerd.url, messagesEach })
        const startedAt = performance.now()
        await (await fetch(`${workerd.url}/${organizationId}/pour`)).text()
        const perSecond = rows / ((performance.now() - startedAt) / 1_000)
        await expectRows(postgres, { streamId: organizationId, rows })
        return { perSecond }
      },
    }
    const floor = {
      name: "plain inserts",
      block: async () => {
        const streamId = randomUUID()
        const seconds = await plainly(postgres.database, { from: organizationId, to: streamId })
        await expectRows(postgres, { streamId, rows })
        return { perSecond: rows / seconds }
      },
    }
    const pairs = await paired([ours, floor], { rounds: quick ? 3 : 8 })
    return {
      ours: pairs.median("ours", "perSecond"),
      floor: pairs.median("plain inserts", "perSecond"),
      peers: {},
      ratio: pairs.ratio("perSecond", ["ours", "plain inserts"]),
      ...{ target: 0.5, bound: "at_least", unit: "per second" },
      facts: {
        rows,
        postgresBytesPerRow: await bytesPerRow(postgres),
        spread: { ours: pairs.spread("ours", "perSecond"), floor: pairs.spread("plain inserts", "perSecond") },
      },
    }
  } finally {
    await workerd.stop()
  }
}

/** An organization that has told Postgres nothing yet. */
async function backlog(
  { database }: BenchPostgres,
  { url, messagesEach }: { url: string; messagesEach: number },
): Promise<string> {
  const organizationId = await foundOrganization(database)
  const socket = `${url.replace("http", "ws")}/${organizationId}`
  const talkers = await Promise.all(Array.from({ length: customers }, (_, n) => parleyTalker(socket, customer(n))))
  for (const talker of talkers) {
    await Promise.all(Array.from({ length: messagesEach }, (_, n) => talker.say(n)))
    talker.close()
  }
  return organizationId
}

/** Tables and indexes together. */
async function bytesPerRow({ database }: BenchPostgres): Promise<number> {
  const { rows } = await database.execute<{ bytes: string }>(
    sql`select (pg_total_relation_size('messages') + pg_total_relation_size('conversations')) / count(*) as bytes from messages`,
  )
  return Number(rows[0]?.bytes)
}

async function expectRows({ database }: BenchPostgres, { streamId, rows }: { streamId: string; rows: number }) {
  const [kept] = await database.select({ rows: count() }).from(messages).where(eq(messages.streamId, streamId))
  const [about] = await database
    .select({ rows: count() })
    .from(conversations)
    .where(eq(conversations.streamId, streamId))
  if (kept?.rows !== rows || about?.rows !== customers)
    throw new Error(`Postgres has ${kept?.rows} of ${rows} entries and ${about?.rows} of ${customers} conversations`)
}
