import { afterEach, describe, expect, test, vi } from "vitest"
import { Conversations } from "../../../worker/org/conversations.ts"
import { Hub } from "../../../worker/org/hub.ts"
import { Presence } from "../../../worker/org/presence.ts"
import { fuzzFrames } from "./fuzz-frames.ts"

afterEach(() => void vi.restoreAllMocks())

test("whatever arrives, a million times over, nothing is thrown, nothing is written for what is refused, and no refusal is large", () => {
  const { failures, outcomes, rowsWritten } = fuzzFrames(1, 1_000_000)
  expect(failures).toEqual([])
  expect(rowsWritten).toBeGreaterThan(1_000)
  const all = Object.keys(outcomes)
  const met = (state: string) => all.filter(key => key.startsWith(`${state} `)).map(key => key.slice(state.length + 1))
  expect(met("closed")).toEqual(["silence"])
  expect(met("greeting")).toEqual(
    expect.arrayContaining(["hello", "out_of_turn", "unknown_version", "bad_text", "too_large"]),
  )
  const understood = ["acknowledge", "do", "receipts", "typing", "watch"]
  const refused = [
    "bad_request",
    "bad_text",
    "too_large",
    "out_of_turn",
    "not_found",
    "forbidden",
    "conflict",
    "rate_limited",
  ]
  for (const state of ["live", "behind"]) {
    expect(met(state)).toEqual(expect.arrayContaining([...understood, ...refused, "already_claimed", "silence"]))
  }
}, 600_000)

test("the same seed does the same", () => {
  expect(fuzzFrames(7, 2_000)).toEqual(fuzzFrames(7, 2_000))
  expect(fuzzFrames(8, 2_000).outcomes).not.toEqual(fuzzFrames(7, 2_000).outcomes)
})

describe("it notices a product that", () => {
  const wrong = () =>
    fuzzFrames(1, 10_000)
      .failures.flatMap(failure => failure.wrong)
      .join("\n")

  test("throws", () => {
    vi.spyOn(Presence.prototype, "typing").mockImplementation(() => {
      throw new Error("a bug")
    })
    expect(wrong()).toContain("threw Error: a bug")
  })

  test("writes for what it refuses", () => {
    const get = Conversations.prototype.get
    vi.spyOn(Conversations.prototype, "get").mockImplementation(function (this: Conversations, id) {
      const found = get.call(this, id)
      if (found) this.save(found)
      return found
    })
    expect(wrong()).toMatch(/wrote \d+ rows|was carried out and not accepted/)
  })

  test("tells others of what it refuses", () => {
    const { letGo } = Hub.prototype
    let isTelling = false
    vi.spyOn(Hub.prototype, "letGo").mockImplementation(function (this: Hub) {
      letGo.call(this)
      if (isTelling) return
      isTelling = true
      this.signal(
        { type: "queues", queues: { waiting: 0, open: 0, claimed: 0, snoozed: 0, byAgent: {}, mentions: {} } },
        {},
      )
      isTelling = false
    })
    expect(wrong()).toContain("did something and is no frame")
  })
})
