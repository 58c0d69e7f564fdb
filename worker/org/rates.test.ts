import { describe, expect, test } from "vitest"
import { Dice } from "../../dev/simulation/random.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { Bucket } from "./bucket.ts"
import { Rate } from "./rate.ts"
import { Rates } from "./rates.ts"

const windowMs = limits.rateWindowSeconds * 1_000
const clockAt = (now: number) => ({ now: () => now, newId: () => crypto.randomUUID() })
const person = (userId: string, role: Viewer["role"]): Viewer => ({ userId, name: userId, isGuest: false, role })
const everyRate = [
  ["operations of a customer", limits.operationsBurst.customer],
  ["operations of staff", limits.operationsBurst.staff],
  ["signals", limits.signalsBurst],
  ["reads of a customer", limits.readsBurst.customer],
  ["reads of staff", limits.readsBurst.staff],
  ["frames that change nothing", limits.idleBurst],
] as const

describe.each(everyRate)("%s", (_name, burst) => {
  test("are taken exactly as often as the burst says, and the next is there to the millisecond", () => {
    const rate = new Rate(burst, null)
    const start = 1_800_000_000_000
    for (let n = 0; n < burst; n += 1) expect(rate.take("lena", start)).toBe(0)
    const wait = rate.take("lena", start)
    expect(wait).toBe(Math.ceil(windowMs / burst))
    expect(rate.take("lena", start + wait - 1)).toBe(1)
    expect(rate.take("lena", start + wait)).toBe(0)
  })

  test("never exceed the burst and what came back, in whatever stretch of time one looks at, and never fall short of it", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { taken, rate, now, lies } = ragged(seed, burst)
      expect(lies).toEqual([])
      expect(taken.length).toBeGreaterThan(burst)
      // For any two that were taken: between them, both included, at most burst + rate × time. Kept as parts of a token.
      let least = Number.POSITIVE_INFINITY
      const excess = taken.map((at, index) => {
        least = Math.min(least, index * windowMs - at * burst)
        return (index + 1) * windowMs - at * burst - least
      })
      expect(Math.max(...excess)).toBeLessThanOrEqual(burst * windowMs)
      // A window after the last one everything is there again: an object that forgot would give no more.
      expect(rate.left("lena", now + windowMs)).toEqual({ remaining: burst, wholeInMs: 0 })
    }
  })
})

/** Somebody who asks in fits and starts; each wait they are told is true to the millisecond. */
function ragged(seed: number, burst: number) {
  const dice = new Dice(seed)
  const rate = new Rate(burst, null)
  const model = new Bucket(burst)
  const taken: number[] = []
  const lies: number[] = []
  // Small numbers keep `time × burst` whole.
  let now = 1_000_000 + dice.below(1_000_000)
  for (let asked = 0; asked < burst * 3; asked += 1) {
    const quick = Math.ceil(windowMs / burst)
    now += dice.chance(0.01) ? dice.below(windowMs * 3) : dice.chance(0.5) ? 0 : dice.below(quick)
    const wait = rate.take("lena", now)
    // A bucket that is never dropped says the same.
    if (model.waitMs(now) !== wait) lies.push(asked)
    if (wait > 0) {
      if (dice.chance(0.3)) now += wait
      continue
    }
    model.take(now)
    taken.push(now)
  }
  return { taken, rate, now, lies }
}

test("a burst and its way back fit into the time after which a quiet object may forget", () => {
  // Cloudflare lets an object hibernate after ten seconds without an event, no sooner.
  expect(limits.rateWindowSeconds).toBeLessThanOrEqual(10)
  expect(Number.isInteger(limits.rateWindowSeconds)).toBe(true)
})

test("all customers together have an exact bound too, and it leaves staff untouched", () => {
  const rates = new Rates(clockAt(1_800_000_000_000))
  const together = limits.operationsBurst.customer * limits.organizationShares.customer
  const customers = Array.from({ length: limits.organizationShares.customer * 3 }, (_, n) => person(`c${n}`, null))
  const waits = customers.flatMap(one =>
    Array.from({ length: limits.operationsBurst.customer / 2 }, () => rates.operation(one)),
  )
  expect(waits.filter(wait => wait === 0)).toHaveLength(together)
  expect(new Set(waits.filter(wait => wait > 0))).toEqual(new Set([limits.crowdWaitMs]))
  const ines = person("ines", "agent")
  for (let n = 0; n < limits.operationsBurst.staff; n += 1) expect(rates.operation(ines)).toBe(0)
  expect(rates.operation(ines)).toBe(Math.ceil(windowMs / limits.operationsBurst.staff))
})

test("a crowd that comes back when it is told to uses every place and is never taken for impatient", () => {
  let now = 1_800_000_000_000
  const rates = new Rates({ ...clockAt(0), now: () => now })
  const waiting = Array.from({ length: limits.organizationShares.customer * 4 }, (_, n) => ({
    who: person(`c${n}`, null),
    comesAt: now,
  }))
  const windows = 3
  const end = now + windows * windowMs
  let taken = 0
  for (; now < end; now += 1) {
    for (const one of waiting) {
      if (one.comesAt > now) continue
      const wait = rates.operation(one.who)
      if (wait === 0) taken += 1
      else expect(rates.idle(one.who)).toBe(0)
      one.comesAt = now + wait + 1
    }
  }
  const together = limits.operationsBurst.customer * limits.organizationShares.customer
  expect(taken).toBeGreaterThan(together * (windows + 0.8))
})

test("who is refused because of others has lost nothing of their own", () => {
  const rate = new Rate(10, 20)
  const now = 1_800_000_000_000
  for (const name of ["a", "b"]) for (let n = 0; n < 10; n += 1) expect(rate.take(name, now)).toBe(0)
  expect(rate.take("c", now)).toBe(limits.crowdWaitMs)
  expect(rate.left("c", now)).toEqual({ remaining: 10, wholeInMs: 0 })
})

test("a clock that is put back gives nobody anything, and keeps nobody waiting for longer", () => {
  const rate = new Rate(10, null)
  const now = 1_800_000_000_000
  for (let n = 0; n < 10; n += 1) expect(rate.take("lena", now)).toBe(0)
  expect(rate.take("lena", now - 3_600_000)).toBe(windowMs / 10)
  expect(rate.take("lena", now - 3_600_000 + windowMs / 10)).toBe(0)
})

test("what is left is told of one's own only", () => {
  const rates = new Rates(clockAt(1_800_000_000_000))
  const [lena, max] = [person("lena", null), person("max", null)]
  rates.operation(lena)
  const { burst, name } = { burst: limits.operationsBurst.customer, name: "operations" as const }
  const wholeInMs = Math.ceil(windowMs / burst)
  expect(rates.quota("operations", lena)).toEqual({ name, burst, remaining: burst - 1, wholeInMs })
  expect(rates.quota("operations", max)).toEqual({ name, burst, remaining: burst, wholeInMs: 0 })
})
