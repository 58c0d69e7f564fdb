import { expect, test } from "vitest"
import { killTest } from "../dev/kill/kill-test.ts"

test("two killed Parleys and a Postgres that hangs lose nothing that was acknowledged", {
  timeout: 180_000,
}, async () => {
  const figures = await killTest({ kills: 2, postgresDownMs: 5_000 })
  const { sent, sentWithoutPostgres } = figures
  expect(figures).toEqual({
    kills: 2,
    sent,
    seen: sent,
    lost: 0,
    duplicated: 0,
    reordered: 0,
    archived: sent,
    sentWithoutPostgres,
    heardWithoutPostgres: sentWithoutPostgres,
  })
  expect(sentWithoutPostgres).toBeGreaterThan(0)
})
