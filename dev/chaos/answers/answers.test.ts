import { expect, test } from "vitest"
import { answersChaos } from "./answers.ts"

test("a Parley that is killed while its assistant writes ends every answer once, with what its model said", {
  timeout: 400_000,
}, async () => {
  const { kills, midAnswerKills, begun, rules } = await answersChaos({ seed: 1, kills: 3 })
  expect({ kills, midAnswerKills }).toEqual({ kills: 3, midAnswerKills: 3 })
  expect(begun).toBeGreaterThan(3)
  expect(rules.filter(({ count }) => count > 0)).toEqual([])
  const compared = ["answer_ends", "answer_end", "answer_text", "answer_in_turn", "unanswered", "draft_text", "spent"]
  expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(compared))
})
