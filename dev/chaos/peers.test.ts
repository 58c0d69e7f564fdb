import { expect, test } from "vitest"
import { run } from "./run.ts"

test.each(["partyserver", "socket.io"])(
  "the same can befall %s, and what it has acknowledged is not lost",
  {
    timeout: 180_000,
  },
  async chat => {
    const outcome = await run(chat, { kills: 3, seed: 1, without: [], postgresDownMs: 0 })
    expect(outcome).toMatchObject({
      chat,
      kills: 3,
      inFlightAtKill: 3,
      powerCuts: 1,
      deploys: 1,
      lost: 0,
      archived: null,
    })
    expect(outcome.acknowledged).toBeGreaterThan(10)
    expect(outcome.rules.filter(({ checked }) => checked > 0).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        "lost",
        "duplicated",
        "phantom",
        "reordered",
        "moved",
        "skipped",
        "repeated",
        "divergent",
      ]),
    )
  },
)
