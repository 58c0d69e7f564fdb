import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { Loans } from "./loans.ts"

test("what is lent comes back when it is given back, or when nobody can be at work with it any more", () => {
  let now = 0
  const loans = new Loans({ now: () => now, newId: () => crypto.randomUUID() })
  const first = loans.take(100)
  now += 1
  loans.take(20)
  expect(loans.lent()).toBe(120)
  loans.giveBack(first)
  expect(loans.lent()).toBe(20)
  now += limits.suggestionMs - 1
  expect(loans.lent()).toBe(20)
  now += 1
  expect(loans.lent()).toBe(0)
})
