import { expect, test } from "vitest"
import { backAgainMs, type HeardDraft } from "./back-again.ts"

const piece = (at: number, answerId: string, attempt: number, text = "words"): HeardDraft => ({
  ...{ type: "draft", conversationId: "c", answerId, attempt, offset: 0, text, at },
})

test("an answer is back when a screen has words of a new attempt: not by what it had said before, nor by a sign of life", () => {
  const drafts = [piece(90, "a", 1), piece(130, "a", 1), piece(150, "a", 2, ""), piece(170, "a", 2), piece(180, "a", 2)]
  expect(backAgainMs([{ at: 100, writing: new Map([["a", 1]]) }], drafts)).toEqual([70])
})

test("an answer that the next kill finds still away, or that nobody waits for any more, has no time of its own", () => {
  const kills = [100, 200].map(at => ({ at, writing: new Map(Object.entries({ a: 1, b: 1 })) }))
  expect(backAgainMs(kills, [piece(250, "a", 2)])).toEqual([50])
})
