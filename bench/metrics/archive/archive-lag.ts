import { setTimeout as pause } from "node:timers/promises"
import { and, asc, eq, gt } from "drizzle-orm"
import { messages } from "../../../drizzle/schema/conversations.ts"
import { type ParleyTalker, parleyTalker } from "../../clients/parley-talker.ts"
import { customer } from "../../clients/people.ts"
import type { Measured } from "../../metric.ts"
import { startArchiving } from "../../parley/archiving.ts"
import type { BenchPostgres } from "../../parley/bench-postgres.ts"
import { foundOrganization } from "../../parley/signed-in.ts"
import { percentile, rounded } from "../../statistics.ts"

const customers = 20
const perSecond = 100
const lookEveryMs = 20
const warmUpMessages = 200

/** From a message's acknowledgement until somebody who asks Postgres again and again sees it. */
export async function archiveLag(postgres: BenchPostgres, { quick }: { quick: boolean }): Promise<Measured> {
  const workerd = await startArchiving(postgres, "by alarm")
  try {
    const organizationId = await foundOrganization(postgres.database)
    const url = `${workerd.url.replace("http", "ws")}/${organizationId}`
    const talkers = await Promise.all(Array.from({ length: customers }, (_, n) => parleyTalker(url, customer(n))))
    const count = warmUpMessages + perSecond * (quick ? 6 : 30)
    const seen = whenSeen(postgres, { streamId: organizationId, count })
    const acknowledged = await talk(talkers, count)
    const seenAt = await seen
    const lags = acknowledged.map((at, n) => (seenAt.get(n) ?? Number.NaN) - at).slice(warmUpMessages)
    if (lags.some(Number.isNaN)) throw new Error("Every message was seen")
    const p99 = percentile(lags, 0.99)
    return {
      ours: rounded(p99),
      ...{ floor: null, peers: {}, ratio: null, target: 1_000, bound: "at_most", unit: "ms" },
      facts: { messages: lags.length, perSecond, p50: rounded(percentile(lags, 0.5)), lookEveryMs },
    }
  } finally {
    await workerd.stop()
  }
}

/** Messages at an even pace, whether or not the one before is acknowledged. Answers when each was. */
async function talk(talkers: ParleyTalker[], count: number): Promise<number[]> {
  const startedAt = performance.now()
  const acknowledgements: Promise<number>[] = []
  for (let n = 0; n < count; n += 1) {
    await pause(Math.max(0, startedAt + (n * 1_000) / perSecond - performance.now()))
    const said = talkers[n % talkers.length]?.say(n)
    acknowledgements.push(Promise.resolve(said).then(() => performance.now()))
  }
  return Promise.all(acknowledgements)
}

/** When each message was first seen in Postgres. */
async function whenSeen(
  { database }: BenchPostgres,
  { streamId, count }: { streamId: string; count: number },
): Promise<Map<number, number>> {
  const seen = new Map<number, number>()
  // Of each conversation there is a message zero that opened it; the first with a number comes after all of these.
  let after = customers * 2
  while (seen.size < count) {
    const rows = await database
      .select({ seq: messages.seq, text: messages.text })
      .from(messages)
      .where(and(eq(messages.streamId, streamId), gt(messages.seq, after)))
      .orderBy(asc(messages.seq))
    const now = performance.now()
    for (const { seq, text } of rows) {
      after = seq
      seen.set(Number(text?.slice(0, 6)), now)
    }
    await pause(lookEveryMs)
  }
  return seen
}
