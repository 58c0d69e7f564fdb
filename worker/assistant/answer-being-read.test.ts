import type { TextStreamPart, ToolSet } from "ai"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { answerBeingRead } from "./answer-being-read.ts"
import { tokensIn } from "./cost.ts"
import { failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import { sources } from "./sources.ts"

const reading = (tokensMax = 1_000) => answerBeingRead({ modelName: "scripted", sources: sources(), tokensMax })
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

test("a step that could not be paid is not begun: reading all again, what was found as well, and writing as much as it may", () => {
  const goesOn = (tokensMax: number) => {
    const answer = reading(tokensMax)
    answer.asks(400)
    return [...answer.read(found("x".repeat(4_000))), ...answer.read(toolStep(120, 30))].every(
      ({ type }) => type !== "failed",
    )
  }
  const again = 120 + 30 + tokensIn(4_000 + wrapping)
  const enough = 120 + 30 + again + limits.answerStepTokensMax
  expect(goesOn(enough)).toBe(true)
  expect(goesOn(enough - 1)).toBe(false)
})

const found = (text: string): TextStreamPart<ToolSet> => ({
  type: "tool-result",
  toolCallId: "1",
  toolName: "search_knowledge",
  input: {},
  output: { answerable: true, otherwise: "escalate", passages: [{ number: 1, title: "T", text }] },
  dynamic: true,
})
/** The characters around such a text. */
const wrapping = JSON.stringify({
  answerable: true,
  otherwise: "escalate",
  passages: [{ number: 1, title: "T", text: "" }],
}).length

function toolStep(inputTokens: number, outputTokens: number): TextStreamPart<ToolSet> {
  const details = { inputTokenDetails: {}, outputTokenDetails: {} }
  const usage = { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens, ...details }
  return { type: "finish-step", usage, finishReason: "tool-calls" } as unknown as TextStreamPart<ToolSet>
}
