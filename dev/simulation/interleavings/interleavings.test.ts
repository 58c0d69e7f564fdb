import { mkdirSync, writeFileSync } from "node:fs"
import { afterAll, expect, test } from "vitest"
import { Answer } from "../../../worker/assistant/answer.ts"
import { AnswerRows } from "../../../worker/org/answers/rows.ts"
import { Answers } from "../../../worker/org/answers.ts"
import { patch } from "../bugs/patch.ts"
import { deeds, everyCourse } from "./courses.ts"

const results = new URL("../../../node_modules/.cache/parley/reliability/", import.meta.url)
const deviations = 2

/** All of them together would take twice the time: what befalls a model meets what everybody sees of it, and a second misfortune. */
const ofModels = ["the model is cut off", "the model falls silent", "the organization's memory is taken"]
const stories = {
  "whoever does what, or breaks": { of: Object.keys(deeds).filter(name => !ofModels.includes(name)), atLeast: 15_000 },
  "whatever befalls the model, or takes the memory": { of: [...ofModels, "claim", "reload"], atLeast: 4_000 },
}
const played: { courses: number; deviations: number; deeds: string[] }[] = []

test.each(Object.entries(stories))(
  "%s, at whatever moment of an answer: it ends once, says what was written, and nobody waits for ever",
  async (_who, { of, atLeast }) => {
    const { courses, wrong } = await everyCourse({ of, deviations })
    expect(wrong).toEqual([])
    expect(courses).toBeGreaterThan(atLeast)
    played.push({ courses, deviations, deeds: of })
  },
  600_000,
)

afterAll(() => {
  if (played.length < Object.keys(stories).length) return
  mkdirSync(results, { recursive: true })
  writeFileSync(new URL("interleavings.json", results), `${JSON.stringify(played, null, 2)}\n`)
})

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
    "ends an answer whose model fell silent as if nothing had happened",
    "answer_",
    ["the model falls silent"],
    () => patch(Answer.prototype, "fail", () => () => {}),
  ],
  [
    "takes an answer that was cut off for a whole one",
    "answer_text",
    ["the model is cut off"],
    () =>
      patch(
        Answer.prototype,
        "finished",
        shipped =>
          function (this: Answer) {
            return { ...shipped.call(this), end: "done", handOver: null }
          },
      ),
  ],
  [
    "goes on after its memory was taken as if nothing had been said",
    "draft_text",
    ["the organization's memory is taken"],
    () =>
      patch(
        Answers.prototype,
        "take",
        shipped =>
          function (this: Answers, piece) {
            const length = this.soFar(piece.conversationId)?.text.length ?? 0
            return shipped.call(this, { ...piece, offset: Math.min(piece.offset, length) })
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
