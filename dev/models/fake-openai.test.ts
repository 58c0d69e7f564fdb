import { afterAll, beforeAll, expect, test } from "vitest"
import { generate } from "../../worker/assistant/generate.ts"
import type { GenerateEvent } from "../../worker/assistant/generate-event.ts"
import { openAiCompatibleModel } from "../../worker/assistant/models/openai-compatible.ts"
import { type FakeOpenAi, startFakeOpenAi } from "./fake-openai.ts"

let server: FakeOpenAi
beforeAll(async () => {
  server = await startFakeOpenAi()
})
afterAll(() => server.close())

test("an answer of another server streams with its citations, and is counted as that server counts", async () => {
  const events = await asked("cites")
  expect(textOf(events)).toBe("The team has written about this. [1]")
  expect(events.filter(({ type }) => type === "citations")).toEqual([
    { type: "citations", citations: [{ number: 1, title: "Opening hours", url: "https://northwind.example/hours" }] },
  ])
  expect(events.at(-1)).toEqual({ type: "end", found: true, cut: false, tokens: 107 })
})

test("what a model thinks aloud is not part of its answer", async () => {
  expect(textOf(await asked("thinks"))).toBe("From nine to five. [1]")
})

test("a model that hands over says why, and the turn ends there", async () => {
  const events = await asked("escalates")
  expect(events.filter(({ type }) => type === "escalate")).toEqual([
    { type: "escalate", reason: "A person has to look at this.", summary: "Asked something." },
  ])
  expect(events.at(-1)).toMatchObject({ type: "end" })
  expect(runsOf("escalates")).toHaveLength(1)
})

test.each([
  ["quota", "over_quota", "The model's quota is used up, or too much is asked of it."],
  ["down", "busy", "The model's server failed or is overloaded."],
  ["refused", "refused", "The model's server did not accept the key."],
  ["unknown", "refused", "The model's server refused the request (404)."],
  ["cut-after-20", "cut", "The model broke off in the middle."],
  ["silent", "silent", "The model said nothing for too long."],
  ["silent-after-20", "silent", "The model said nothing for too long."],
  ["empty", "empty", "The model had nothing to say."],
  ["nonsense-tools", "nonsense", "The model called a tool with nonsense, and again when it was told."],
])("%s fails in words for staff, once, and at the end", async (model, code, because) => {
  const events = await asked(model)
  expect(events.filter(({ type }) => type === "failed" || type === "end")).toHaveLength(1)
  expect(events.at(-1)).toMatchObject({ type: "failed", code, because })
})

test("what came before a model was cut or fell silent has been passed on", async () => {
  expect(
    textOf(await asked("cut-after-20"))
      .trim()
      .split(" "),
  ).toHaveLength(20)
  expect(
    textOf(await asked("silent-after-20"))
      .trim()
      .split(" "),
  ).toHaveLength(20)
})

test("a model that calls a tool with nonsense is told, and may go on", async () => {
  const events = await asked("nonsense-once")
  expect(textOf(events)).toBe("Now I know better. [1]")
  expect(runsOf("nonsense-once")).toHaveLength(2)
})

test("a server that is not there is a failure, not a throw", async () => {
  const elsewhere = await startFakeOpenAi()
  await elsewhere.close()
  const events = await asked("cites", { baseUrl: elsewhere.baseUrl })
  expect(events.at(-1)).toMatchObject({ type: "failed", code: "unreachable" })
})

test("a model that says too much is cut at the bound and let go", async () => {
  const events = await asked("paced-4000x1000000")
  expect(textOf(events)).toHaveLength(8_000)
  expect(events.at(-1)).toMatchObject({ type: "end", cut: true })
  await expect.poll(() => runsOf("paced-4000x1000000").at(-1)?.end).toBe("left")
})

test("who asks may leave: the model is let go within the same moment, and nothing more is said", async () => {
  const stop = new AbortController()
  const events: GenerateEvent[] = []
  for await (const event of turn("endless", { signal: stop.signal })) {
    events.push(event)
    if (event.type === "text") stop.abort()
  }
  expect(events.at(-1)?.type).toBe("text")
  await expect.poll(() => runsOf("endless").at(-1)?.end).toBe("left")
})

test("a model that looks up without end comes to one", async () => {
  const events = await asked("searches-for-ever")
  expect(events.at(-1)).toMatchObject({ type: "failed", code: "empty" })
  expect(runsOf("searches-for-ever")).toHaveLength(4)
})

test("paced tokens come at their times, by the server's own record", async () => {
  await asked("paced-200x40")
  const run = runsOf("paced-200x40").at(-1)
  expect(run).toMatchObject({ tokens: 40, end: "whole" })
  expect(Number(run?.lastTokenAt) - Number(run?.receivedAt)).toBeGreaterThanOrEqual(195)
  const runs = await fetch(`${server.baseUrl}/runs`)
  expect(await runs.json()).toEqual(server.runs)
})

const settings = {
  name: "Nora",
  tone: "friendly" as const,
  instructions: "",
  handOver: { keywords: [], sentimentWords: [], afterMisses: 2, outsideKnowledge: true },
}
const question = "When are you open on Sundays?"
const passages = [
  {
    entryId: "3f1b0e6e-5a63-4a3d-9d0e-0f6f4f1b2c3d",
    title: "Opening hours",
    url: "https://northwind.example/hours",
    text: "We are open from nine to five.",
    score: 1,
  },
]

interface Asked {
  baseUrl?: string
  signal?: AbortSignal
}

function turn(model: string, { baseUrl = server.baseUrl, signal = new AbortController().signal }: Asked = {}) {
  return generate(
    { settings, transcript: [{ role: "customer", text: question }], question, tokensMax: 30_000 },
    {
      model: openAiCompatibleModel({ provider: "openai-compatible", baseUrl, model }),
      modelName: model,
      search: async () => ({ passages, confidence: 1 }),
      signal,
      stallMs: 300,
      retriesMax: 0,
    },
  )
}

async function asked(model: string, how: Asked = {}): Promise<GenerateEvent[]> {
  const events: GenerateEvent[] = []
  for await (const event of turn(model, how)) events.push(event)
  return events
}

const textOf = (events: GenerateEvent[]) => events.map(event => (event.type === "text" ? event.text : "")).join("")
const runsOf = (model: string) => server.runs.filter(run => run.model === model)
