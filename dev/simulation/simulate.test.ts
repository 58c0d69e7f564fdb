import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Conversations } from "../../worker/org/conversations.ts"
import { Hub } from "../../worker/org/hub.ts"
import { Meta } from "../../worker/org/meta.ts"
import { Stream } from "../../worker/org/stream.ts"
import { simulate } from "./simulate.ts"

// Postgres is taken away on purpose; the archive says so each time.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())
afterEach(() => void vi.restoreAllMocks())

/** The first seeds whose schedule goes wrong, with what is wrong. */
async function failures(seeds: number, { atMost = 1 } = {}): Promise<[number, string[]][]> {
  const failed: [number, string[]][] = []
  for (let seed = 1; seed <= seeds && failed.length < atMost; seed += 1) {
    const { violations } = await simulate(seed)
    if (violations.length > 0) failed.push([seed, violations])
  }
  return failed
}

test("whatever breaks, nothing is lost, doubled, moved, leaked or shown wrong, and the archive is the log", async () => {
  expect(await failures(400, { atMost: 3 })).toEqual([])
}, 120_000)

describe("the checker sees a product that", () => {
  const seeds = 150

  test("forgets operation ids", async () => {
    const find = Stream.prototype.find
    vi.spyOn(Stream.prototype, "find").mockImplementation(function (this: Stream, id) {
      const found = find.call(this, id)
      return found && { ...found, conversationId: "elsewhere" }
    })
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)

  test("tells a customer what only staff may see", async () => {
    const publish = Hub.prototype.publish
    vi.spyOn(Hub.prototype, "publish").mockImplementation(function (this: Hub, entries, conversation) {
      publish.call(
        this,
        entries.map(entry => ({ ...entry, position: entry.position ?? conversation.lastPosition + 1 })),
        conversation,
      )
    })
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)

  test("forgets to tell live sockets", async () => {
    vi.spyOn(Hub.prototype, "publish").mockImplementation(() => {})
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)

  test("skips an entry when a client comes back", async () => {
    const textAfter = Stream.prototype.textAfter
    vi.spyOn(Stream.prototype, "textAfter").mockImplementation(function (this: Stream, seq, limit) {
      return textAfter.call(this, seq + 1, limit)
    })
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)

  test("archives past what Postgres has taken", async () => {
    const setArchived = Meta.prototype.setArchived
    vi.spyOn(Meta.prototype, "setArchived").mockImplementation(function (this: Meta, seq) {
      setArchived.call(this, seq + 1)
    })
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)

  test("lets receipts fall", async () => {
    vi.spyOn(Conversations.prototype, "raise").mockImplementation((one, side, to) => ({
      ...one,
      receipts: { ...one.receipts, [side]: { delivered: to.read, read: 0 } },
    }))
    expect(await failures(seeds)).not.toEqual([])
  }, 60_000)
})
