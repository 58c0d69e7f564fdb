import { expect, inject, test } from "vitest"
import { flood } from "../dev/flood/flood.ts"
import { demoPassword, people } from "../dev/seed/cast.ts"

test("many customers at once, on lines that keep breaking: everything arrives once, in order, and is archived", async () => {
  const texts = Array.from({ length: 240 }, (_, index) => `Question ${index}: does this arrive?`)
  const figures = await flood({
    texts,
    customers: 12,
    url: inject("parleyUrl"),
    organization: "harbor",
    staff: { email: people.maya.email ?? "", password: demoPassword },
    seed: 7,
  })
  expect(figures).toEqual({ sent: 240, seen: 240, lost: 0, duplicated: 0, reordered: 0, archived: 240 })
})
