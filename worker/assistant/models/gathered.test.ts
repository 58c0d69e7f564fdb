import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import { expect, test } from "vitest"
import { gathered } from "./gathered.ts"

type Part = LanguageModelV4StreamPart
const said = (delta: string, id = "t"): Part => ({ type: "text-delta", id, delta })
const call: Part = { type: "tool-call", toolCallId: "c", toolName: "escalate", input: "{}" }

/** A model whose stream is in the test's hands, and the reader of what is gathered of it. */
async function writing() {
  let writes: ReadableStreamDefaultController<Part> | undefined
  let cancelled: unknown
  const stream = new ReadableStream<Part>({
    start: controller => {
      writes = controller
    },
    cancel: reason => {
      cancelled = reason
    },
  })
  const model = { provider: "p", modelId: "m", doStream: async () => ({ stream }) } as unknown as LanguageModelV4
  const pace = { ms: 1_000_000 }
  const result = await gathered(model, () => pace.ms).doStream({} as LanguageModelV4CallOptions)
  const reader = result.stream.getReader()
  if (!writes) throw new Error("A stream starts at once")
  return { writes, reader, pace, cancelled: () => cancelled }
}

/** Everything that is under way has arrived. */
const settled = () => new Promise(resolve => setTimeout(resolve, 0))

test("the first words wait for nobody, those that follow go together when it is time", async () => {
  const { writes, reader, pace } = await writing()
  writes.enqueue(said("At "))
  expect(await reader.read()).toEqual({ done: false, value: said("At ") })
  pace.ms = 50
  for (const word of ["nine ", "in ", "the ", "morning"]) writes.enqueue(said(word))
  expect(await reader.read()).toEqual({ done: false, value: said("nine in the morning") })
})

test("other parts keep their places, and words of another text stay apart", async () => {
  const { writes, reader } = await writing()
  for (const part of [said("a"), said("b"), call, said("c"), said("d", "u")]) writes.enqueue(part)
  writes.close()
  await settled()
  const parts: Part[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value)
  expect(parts).toEqual([said("ab"), call, said("c"), said("d", "u")])
})

test("what was written before a stream broke is read first, then that it broke", async () => {
  const { writes, reader } = await writing()
  writes.enqueue(said("half"))
  await settled()
  writes.error(new Error("cut"))
  await settled()
  expect(await reader.read()).toEqual({ done: false, value: said("half") })
  await expect(reader.read()).rejects.toThrow("cut")
})

test("who stops reading stops the model", async () => {
  const { reader, cancelled } = await writing()
  await reader.cancel("enough")
  expect(cancelled()).toBe("enough")
})
