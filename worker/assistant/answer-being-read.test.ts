import type { TextStreamPart, ToolSet } from "ai"
import { expect, test } from "vitest"
import { answerBeingRead } from "./answer-being-read.ts"
import { failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import { sources } from "./sources.ts"

const reading = () => answerBeingRead({ modelName: "scripted", sources: sources(), tokensMax: 1_000 })
const says = (text: string): TextStreamPart<ToolSet> => ({ type: "text-delta", id: "1", text })

function tokensOf(event: GenerateEvent | undefined): number | undefined {
  if (event?.type === "trace") return event.trace.tokens
  return event?.type === "end" || event?.type === "failed" ? event.tokens : undefined
}

test("what a model is given to read is spent from the moment it is asked", () => {
  const answer = reading()
  expect(tokensOf(answer.trace())).toBe(0)
  expect(tokensOf(answer.asks(400))).toBe(100)
})

test("what it reads and writes is estimated until its provider says what it counted", () => {
  const answer = reading()
  answer.asks(400)
  expect([...answer.read(says("Eight of a dozen"))]).toEqual([{ type: "text", text: "Eight of a dozen" }])
  expect(tokensOf(answer.trace())).toBe(104)
  expect(tokensOf([...answer.end()].at(-1))).toBe(104)
})

test("a provider that fails before it has sent anything costs nothing", () => {
  const answer = reading()
  answer.asks(400)
  expect(tokensOf(answer.failed(failures.cut))).toBe(0)
})
