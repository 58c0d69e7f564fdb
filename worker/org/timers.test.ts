import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { durableSql } from "./durable-sql.ts"
import { createTables } from "./tables.ts"
import type { Timer } from "./timers/rows.ts"
import { Timers } from "./timers.ts"

/** Timers over real storage whose clock and alarm are in the test's hands. */
function clockwork(storage: DurableObjectStorage) {
  const sql = durableSql(storage)
  createTables(sql)
  const struck: string[] = []
  const reported: unknown[] = []
  const world = { now: 1_000, alarmAt: null as number | null, strike: (_timer: Timer) => {} }
  const start = () =>
    new Timers({
      sql,
      clock: { now: () => world.now, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: at => (world.alarmAt = Math.min(world.alarmAt ?? at, at)) },
      strike: timer => {
        world.strike(timer)
        struck.push(timer.id)
      },
      report: error => void reported.push(error),
    })
  let timers = start()
  return {
    world,
    struck,
    reported,
    timers: () => timers,
    crash: () => {
      world.alarmAt = null
      timers = start()
    },
    ringAt: (at: number) => {
      world.now = at
      world.alarmAt = null
      timers.ring()
    },
  }
}

const timer = (id: string, at: number): Timer => ({ id, at, kind: "leases", conversationId: null, data: null })

async function withTimers(work: (clock: ReturnType<typeof clockwork>) => void): Promise<void> {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  await runInDurableObject(stub, (_organization, { storage }) => work(clockwork(storage)))
}

test("each timer strikes once, at its time, the longest due first, and the alarm is set for the next one", () =>
  withTimers(({ world, struck, timers, ringAt }) => {
    for (const [id, at] of Object.entries({ c: 3_000, a: 2_000, z: 9_000, b: 2_000 })) timers().set(timer(id, at))
    expect(world.alarmAt).toBe(2_000)
    ringAt(1_999)
    expect(struck).toEqual([])
    ringAt(3_000)
    expect(struck).toEqual(["a", "b", "c"])
    expect(world.alarmAt).toBe(9_000)
    ringAt(8_000)
    expect(struck).toHaveLength(3)
    ringAt(9_000)
    expect(struck).toEqual(["a", "b", "c", "z"])
    expect(world.alarmAt).toBeNull()
  }))

test("a timer that is set again has its new time only, and one that is cleared does not strike", () =>
  withTimers(({ struck, timers, ringAt }) => {
    timers().set(timer("later", 2_000))
    timers().set(timer("later", 5_000))
    timers().set(timer("never", 2_000))
    timers().clear("never")
    ringAt(4_999)
    expect(struck).toEqual([])
    ringAt(5_000)
    expect(struck).toEqual(["later"])
  }))

test("one that looks again for itself is only ever set to an earlier time", () =>
  withTimers(({ world, struck, timers, ringAt }) => {
    timers().setNoLaterThan(timer("look", 5_000))
    timers().setNoLaterThan(timer("look", 8_000))
    expect(world.alarmAt).toBe(5_000)
    timers().setNoLaterThan(timer("look", 3_000))
    ringAt(3_000)
    expect(struck).toEqual(["look"])
  }))

test("a start that finds timers asks for an alarm, whatever became of the last one", () =>
  withTimers(({ world, struck, timers, crash, ringAt }) => {
    timers().set(timer("kept", 2_000))
    crash()
    expect(world.alarmAt).toBeNull()
    timers().schedule()
    expect(world.alarmAt).toBe(2_000)
    ringAt(2_000)
    expect(struck).toEqual(["kept"])
  }))

test("of very many that are due at once, one ring sees to some, and the alarm rings again for the rest", () =>
  withTimers(({ world, struck, timers, ringAt }) => {
    const many = limits.timersPerRingMax * 2 + 1
    for (let n = 0; n < many; n += 1) timers().set(timer(String(n), 2_000))
    ringAt(2_000)
    expect(struck).toHaveLength(limits.timersPerRingMax)
    expect(world.alarmAt).toBe(2_000)
    ringAt(2_000)
    ringAt(2_000)
    expect(new Set(struck).size).toBe(many)
    expect(world.alarmAt).toBeNull()
  }))

test("one that breaks is said, keeps nobody waiting, and is tried again later", () =>
  withTimers(({ world, struck, reported, timers, ringAt }) => {
    timers().set(timer("a", 2_000))
    timers().set(timer("b", 2_000))
    world.strike = ({ id }) => {
      if (id === "a") throw new Error("Broken")
    }
    ringAt(2_000)
    expect(struck).toEqual(["b"])
    expect(reported).toHaveLength(1)
    expect(world.alarmAt).toBe(2_000 + limits.timerRetryMs)
    world.strike = () => {}
    ringAt(2_000 + limits.timerRetryMs)
    expect(struck).toEqual(["b", "a"])
  }))
