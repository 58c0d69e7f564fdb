import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { parseFrames } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { operator } from "../clients/operator.ts"
import { agent, customer } from "../clients/people.ts"
import type { Metric } from "../metric.ts"
import { startParley } from "../servers/workerds.ts"
import { median, percentile, rounded } from "../statistics.ts"

const pending = 10_000
const customers = 20
/** Until the first is due: long enough to put all of them off before. */
const leadMs = 60_000
const windowMs = 60_000
const patienceMs = 30_000

/** What a conversation was put off until, and when staff were told that it is back. */
interface Wake {
  until: number
  /** When it was written, by the object's clock. */
  writtenAt: number
  toldAt: number
}

/**
 * Ten thousand conversations of one organization are put off, each until another moment of a minute. Then everybody waits. The
 * error is from the moment that was chosen to the one at which a page of staff hears of it: the entry is durable by then.
 */
export const timers: Metric = {
  names: ["timer_error_p99"],
  async measure() {
    await using parley = await startParley()
    const url = `${parley.url}/${randomUUID()}`
    const conversations = await begin(url)
    const first = Date.now() + leadMs
    const until = new Map(conversations.map((id, n) => [id, first + Math.floor((n * windowMs) / pending)]))
    const wakes = new Map<string, Wake>()
    const ines = await operator(url, agent(), frame => {
      const toldAt = Date.now()
      for (const { conversationId, at, body } of entriesIn(frame)) {
        if (body.type !== "woken") continue
        if (wakes.has(conversationId)) throw new Error(`${conversationId} was woken twice`)
        wakes.set(conversationId, { until: until.get(conversationId) ?? 0, writtenAt: at, toldAt })
      }
    })
    const snoozes = [...until].map(([conversationId, until]) => ({
      conversationId,
      command: { type: "snooze" as const, until },
    }))
    await ines.doAll(snoozes)
    const spareMs = first - Date.now()
    if (spareMs < 0) throw new Error(`It took ${-spareMs} ms too long to put all of them off`)
    await pause(spareMs + windowMs)
    for (const late = Date.now() + patienceMs; wakes.size < pending && Date.now() < late; ) await pause(100)
    ines.close()
    return { timer_error_p99: measured([...wakes.values()], spareMs) }
  },
}

const entriesIn = (frame: Buffer): Entry[] =>
  parseFrames(String(frame)).flatMap(one => (one.type === "entries" ? one.entries : []))

async function begin(url: string): Promise<string[]> {
  const ids = Array.from({ length: pending }, () => randomUUID())
  const each = pending / customers
  await Promise.all(
    Array.from({ length: customers }, async (_, n) => {
      const one = await operator(url, customer(n))
      const theirs = ids.slice(n * each, (n + 1) * each)
      await one.doAll(theirs.map(conversationId => ({ conversationId, command: { type: "start", text: "Hello?" } })))
      one.close()
    }),
  )
  return ids
}

function measured(wakes: Wake[], spareMs: number) {
  if (wakes.length !== pending) throw new Error(`${wakes.length} of ${pending} were woken`)
  const errors = wakes.map(({ until, toldAt }) => toldAt - until)
  const early = wakes.filter(({ until, writtenAt }) => writtenAt < until)
  if (early.length > 0) throw new Error(`${early.length} were woken too early`)
  const written = wakes.map(({ until, writtenAt }) => writtenAt - until)
  return {
    ...{ ours: rounded(percentile(errors, 0.99)), floor: null, peers: {}, ratio: null },
    ...{ target: 1_000, bound: "at_most" as const, unit: "ms" },
    facts: {
      ...{ pending, windowMs, spareMs },
      medianMs: rounded(median(errors)),
      maxMs: rounded(Math.max(...errors)),
      writtenP99Ms: rounded(percentile(written, 0.99)),
    },
    notes: [
      `${pending} timers in one object, due within ${windowMs / 1_000} s: each struck once, none early; half of them within ${rounded(median(errors))} ms, the last ${rounded(Math.max(...errors))} ms late.`,
    ],
  }
}
