import type { TextStreamPart, ToolSet } from "ai"
import { expect, test } from "vitest"
import { answerBeingRead } from "./answer-being-read.ts"
import { tokensIn } from "./cost.ts"
import { failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import { sources } from "./sources.ts"

const reading = () => answerBeingRead({ modelName: "scripted", sources: sources() })
const says = (text: string): TextStreamPart<ToolSet> => ({ type: "text-delta", id: "1", text })

function tokensOf(event: GenerateEvent | undefined): number | undefined {
  if (event?.type === "trace") return event.trace.tokens
  return event?.type === "end" || event?.type === "failed" ? event.tokens : undefined
}

test("what a model is given to read is spent from the moment it is asked", () => {
  const answer = reading()
  expect(tokensOf(answer.trace())).toBe(0)
  expect(tokensOf(answer.asks(400))).toBe(tokensIn(400))
})

test("what it reads and writes is estimated until its provider says what it counted", () => {
  const answer = reading()
  answer.asks(400)
  expect([...answer.read(says("Eight of a dozen"))]).toEqual([{ type: "text", text: "Eight of a dozen" }])
  expect(tokensOf(answer.trace())).toBe(tokensIn(416))
  expect(tokensOf([...answer.end()].at(-1))).toBe(tokensIn(416))
})

test("a provider that fails before it has sent anything costs nothing", () => {
  const answer = reading()
  answer.asks(400)
  expect(tokensOf(answer.failed(failures.cut))).toBe(0)
})

test("a provider that took what it was asked and then kept quiet has read it", () => {
  const answer = reading()
  answer.asks(400)
  expect(tokensOf(answer.failed(failures.silent))).toBe(tokensIn(400))
})

test("what a model thinks is paid, and nobody sees it", () => {
  const answer = reading()
  answer.asks(400)
  const thinks = [...answer.read({ type: "reasoning-delta", id: "1", text: "Eight of a dozen" })]
  expect([...thinks, ...answer.read({ type: "reasoning-end", id: "1" })]).toEqual([answer.trace()])
  expect(tokensOf(answer.trace())).toBe(tokensIn(416))
})

test("other scripts than Latin take more tokens for the same number of letters", () => {
  const answer = reading()
  expect([...answer.read(says("你们几点开门"))]).toHaveLength(1)
  expect(tokensOf(answer.trace())).toBe(6)
})
