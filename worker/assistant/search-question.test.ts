import { expect, test } from "vitest"
import { searchQuestion } from "./search-question.ts"

const before = "How much is delivery?"
const asked = (question: string) =>
  searchQuestion(question, [
    { role: "customer", text: before },
    { role: "assistant", text: "It is free from an order of €80. [1]" },
    { role: "customer", text: question },
  ])

test.each(["And to Switzerland?", "what about Norway", "How long?", "Why?"])(
  "“%s” leans on what was asked before",
  question => {
    expect(asked(question)).toBe(`${question}\n${before}`)
  },
)

test.each([
  "How long does delivery take?",
  "Why is my order late?",
  "Android app crashes",
  `And ${"another thing that I wanted to ask, namely ".repeat(3)} boots?`,
])("“%s” is looked up as it is", question => {
  expect(asked(question)).toBe(question)
})

test("the first question leans on nothing", () => {
  expect(searchQuestion("And to Switzerland?", [{ role: "customer", text: "And to Switzerland?" }])).toBe(
    "And to Switzerland?",
  )
})
