import { expect, test } from "vitest"
import { chunk, lastChunks } from "../../../dev/models/wire.ts"
import { failures } from "../failure.ts"
import { generate } from "../generate.ts"
import type { GenerateEvent } from "../generate-event.ts"
import { modelFrom } from "./model-from.ts"

const named = "@cf/meta/llama-3.3-70b-instruct-fp8-fast"

test("a model of Workers AI answers through the binding, told of the question, the passages and the tools", async () => {
  const { events, told } = await asked([[{ say: "From nine " }, { say: "to five [1]." }]])
  expect(textOf(events)).toBe("From nine to five [1].")
  expect(events.at(-1)).toMatchObject({ type: "end", found: true, cut: false })
  const [{ model, inputs }] = told
  expect(model).toBe(named)
  const said = JSON.stringify(inputs)
  for (const part of ["When are you open?", "We are open from nine to five.", "search_knowledge", "escalate"])
    expect(said).toContain(part)
})

test("with no tokens left no model is asked, and staff read why", async () => {
  const { events, told } = await asked([[{ say: "From nine to five." }]], { tokensMax: 0 })
  expect(told).toEqual([])
  expect(events).toEqual([{ type: "failed", ...failures.too_long, tokens: 0 }])
})

test("it can look up again, and hand over", async () => {
  const lookUp = { call: "search_knowledge", input: '{"query":"holidays"}' }
  const handOver = { call: "escalate", input: '{"reason":"A person knows.","summary":"Asked for holidays."}' }
  const { events, told } = await asked([[lookUp], [handOver]])
  expect(told).toHaveLength(2)
  expect(events.filter(({ type }) => type === "escalate")).toEqual([
    { type: "escalate", reason: "A person knows.", summary: "Asked for holidays." },
  ])
})

test.each([
  ["3036: You have used up your daily free allocation", "over_quota"],
  ["3040: Capacity temporarily exceeded", "over_quota"],
  ["5018: Not allowed", "refused"],
])("an error of the binding (%s) is a failure in words", async (message, code) => {
  const { events } = await asked(new Error(message))
  expect(events.at(-1)).toMatchObject({ type: "failed", code })
})

test("a stream of Workers AI that breaks off is a failure", async () => {
  const { events } = await asked([[{ say: "From nine " }]], { isCut: true })
  expect(textOf(events)).toBe("From nine ")
  expect(events.at(-1)).toMatchObject({ type: "failed", code: "cut" })
})

test("without the binding, or with a setting that means nothing, there is no model, and it is said why", () => {
  expect(modelFrom({ ASSISTANT_MODEL: `workers-ai:${named}` })).toMatchObject({
    ok: false,
    because: expect.stringContaining("no binding AI"),
  })
  expect(modelFrom({ ASSISTANT_MODEL: "gpt" })).toMatchObject({ ok: false, because: expect.stringContaining('"gpt"') })
})

test("a name is told to staff, and no address", () => {
  const env = { ASSISTANT_MODEL: "openai-compatible:http://10.0.0.7:8000/v1#small" }
  expect(modelFrom(env)).toMatchObject({ ok: true, name: "small", isLanguageModel: true })
  expect(modelFrom({})).toMatchObject({ ok: true, name: "extractive", isLanguageModel: false })
})

type Move = Parameters<typeof chunk>[1]

async function asked(turns: Move[][] | Error, { isCut = false, tokensMax = 30_000 } = {}) {
  const told: { model: string; inputs: unknown }[] = []
  const binding = {
    run: async (model: string, inputs: unknown) => {
      told.push({ model, inputs })
      if (turns instanceof Error) throw turns
      const moves = turns[told.length - 1] ?? []
      const calls = moves.some(move => "call" in move)
      const end = isCut ? "" : lastChunks(model, { calls, tokens: moves.length })
      return new Blob([...moves.map(move => chunk(model, move)), end]).stream()
    },
  }
  const chosen = modelFrom({ ASSISTANT_MODEL: `workers-ai:${named}`, AI: binding as unknown as Ai })
  if (!chosen.ok) throw new Error(chosen.because)
  const question = "When are you open?"
  const handOver = { keywords: [], sentimentWords: [], afterMisses: 2, outsideKnowledge: true }
  const settings = { name: "Nora", tone: "friendly" as const, instructions: "", handOver }
  const passage = {
    entryId: crypto.randomUUID(),
    title: "Hours",
    url: null,
    text: "We are open from nine to five.",
    score: 1,
  }
  const events: GenerateEvent[] = []
  const input = { settings, transcript: [{ role: "customer" as const, text: question }], question, tokensMax }
  const signal = new AbortController().signal
  const search = async () => ({ passages: [passage], confidence: 1 })
  const ports = { model: chosen.model, modelName: chosen.name, search, signal, stallMs: 2_000, retriesMax: 0 }
  for await (const event of generate(input, ports)) events.push(event)
  return { events, told: told as [(typeof told)[0], ...typeof told] }
}

const textOf = (events: GenerateEvent[]) => events.map(event => (event.type === "text" ? event.text : "")).join("")
