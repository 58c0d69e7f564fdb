import { mkdirSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { AnswerRows } from "../../../worker/org/answers/rows.ts"
import { Answers } from "../../../worker/org/answers.ts"
import { patch } from "../bugs/patch.ts"
import { deeds, everyCourse } from "./courses.ts"

const results = new URL("../../../node_modules/.cache/parley/reliability/", import.meta.url)
const deviations = 2

test("whoever does what, or breaks, at whatever moment of an answer: it ends once, says what was written, and nobody waits for ever", async () => {
  const { courses, wrong } = await everyCourse({ deviations })
  expect(wrong).toEqual([])
  expect(courses).toBeGreaterThan(15_000)
  mkdirSync(results, { recursive: true })
  const figures = { courses, deviations, deeds: Object.keys(deeds) }
  writeFileSync(new URL("interleavings.json", results), `${JSON.stringify(figures, null, 2)}\n`)
}, 300_000)

const mistakes: [string, string, string[], () => () => void][] = [
  [
    "lets a person take over without ending the answer",
    "answer_",
    ["claim"],
    () => patch(Answers.prototype, "prepare", () => (_conversation, drafts) => drafts),
  ],
  [
    "forgets at a restart which answers it owes",
    "answer_ends",
    ["the organization's object breaks"],
    () => patch(AnswerRows.prototype, "all", () => () => []),
  ],
  [
    "never looks after an answer that it has asked for",
    "It never came to its end",
    ["a call is lost"],
    () => patch(Answers.prototype, "check", () => () => {}),
  ],
  [
    "says nothing of what has been written to who comes back",
    "when they came back",
    ["reload"],
    () =>
      patch(
        Answers.prototype,
        "soFar",
        shipped =>
          function (this: Answers, conversationId) {
            const soFar = shipped.call(this, conversationId)
            return soFar && { ...soFar, offset: soFar.text.length, text: "" }
          },
      ),
  ],
  [
    "takes a piece of an answer again that it has taken",
    "draft_text",
    ["the answer to a call is lost"],
    () =>
      patch(
        Answers.prototype,
        "take",
        shipped =>
          function (this: Answers, piece) {
            const length = this.soFar(piece.conversationId)?.text.length ?? 0
            return shipped.call(this, { ...piece, offset: Math.max(piece.offset, length) })
          },
      ),
  ],
]

test.each(mistakes)("a Parley that %s is noticed: %s", async (_name, rule, of, install) => {
  const undo = install()
  const { wrong } = await everyCourse({ of, deviations: 1 }).finally(undo)
  expect(wrong.flatMap(({ violations }) => violations).join("\n")).toContain(rule)
  expect((await everyCourse({ of, deviations: 1 })).wrong).toEqual([])
})
