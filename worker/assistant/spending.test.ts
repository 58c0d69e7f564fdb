import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import { simulateReadableStream } from "ai"
import { expect, test } from "vitest"
import { passageCharactersMax } from "../../drizzle/knowledge/passages.ts"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import type { Aide } from "./aide.ts"
import { bytesIn, costOfAnswer, tokensIn, toolsBytes } from "./cost.ts"
import { failures } from "./failure.ts"
import { generate } from "./generate.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Said } from "./job.ts"
import { suggest } from "./suggest.ts"
import { summarize } from "./summarize.ts"

type Part = LanguageModelV4StreamPart
type Usage = { read: number; wrote: number } | null

/** A model that looks up again and again, and then answers; it keeps what it was asked. */
function model(usages: Usage[]) {
  const asked: LanguageModelV4CallOptions[] = []
  const doStream: LanguageModelV4["doStream"] = async options => {
    asked.push(options)
    const usage = usages[asked.length - 1] ?? null
    const isLast = asked.length >= usages.length
    const chunks: Part[] = [
      { type: "stream-start", warnings: [] },
      ...(isLast ? said("At nine.") : [lookUp(asked.length)]),
      { type: "finish", finishReason: { unified: isLast ? "stop" : "tool-calls", raw: undefined }, usage: told(usage) },
    ]
    return { stream: simulateReadableStream({ chunks, chunkDelayInMs: null, initialDelayInMs: null }) }
  }
  const made = { specificationVersion: "v4", provider: "p", modelId: "m", supportedUrls: {}, doStream }
  return { asked, made: made as unknown as LanguageModelV4 }
}

const said = (delta: string): Part[] => [
  { type: "text-start", id: "t" },
  { type: "text-delta", id: "t", delta },
  { type: "text-end", id: "t" },
]
const lookUp = (n: number): Part => ({
  ...{ type: "tool-call", toolCallId: `${n}`, toolName: "search_knowledge", input: '{"query":"hours"}' },
})
const told = (usage: Usage) => ({
  inputTokens: { total: usage?.read, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: usage?.wrote, text: undefined, reasoning: undefined },
})

interface Talk {
  transcript: Said[]
  question: string
  instead?: string
  /** What the knowledge is written in. */
  letter?: string
}

const first: Talk = { transcript: [{ role: "customer", text: "When do you open?" }], question: "When do you open?" }

async function answered({ letter = "a", ...talk }: Talk, tokensMax: number, { made }: ReturnType<typeof model>) {
  const text = letter.repeat(passageCharactersMax)
  const passages = Array.from({ length: limits.passagesPerSearchMax }, () => ({
    ...{ entryId: crypto.randomUUID(), title: letter.repeat(40), url: null, text, score: 1 },
  }))
  const search = async () => ({ passages, confidence: 1 })
  const input = { settings: assistantDefaults, ...talk, tokensMax }
  const ports = { model: made, modelName: "m", search, signal: new AbortController().signal }
  const events: GenerateEvent[] = []
  for await (const event of generate(input, ports)) events.push(event)
  return events.at(-1)
}

const readBy = ({ prompt, tools }: LanguageModelV4CallOptions) => tokensIn(bytesIn(JSON.stringify([prompt, tools])))
const costOf = (talk: Talk) => costOfAnswer({ settings: assistantDefaults, ...talk })

const talks: [string, Talk][] = [
  ["a first question", first],
  ["a regenerated answer", { ...first, instead: "We open early in the morning, as ever. ".repeat(50) }],
  ["a long talk", longTalk("When do you open? ")],
  ["a long talk in Cyrillic", longTalk("Когда вы открываетесь? ", "д")],
  ["a long talk in Chinese", longTalk("你们几点开门？", "开")],
]

test.each(talks)("%s with all that may be found is paid by the least that it takes", async (_name, talk) => {
  const { least, most } = costOf(talk)
  expect(most).toBeGreaterThanOrEqual(least)
  const writes = model([{ read: 1, wrote: 1 }])
  expect(await answered(talk, least, writes)).toMatchObject({ type: "end" })
  const [asked] = writes.asked
  if (!asked) throw new Error("It answers")
  const takes = readBy(asked) + limits.answerStepTokensMax
  expect(least).toBeGreaterThanOrEqual(takes)
  // Not so much more that people answer what could be paid.
  expect(least).toBeLessThan(1.3 * takes)
  expect(asked.maxOutputTokens).toBe(limits.answerStepTokensMax)
})

test("what a model is told of its tools is counted", async () => {
  const writes = model([null])
  await answered(first, limits.answerTokensMax, writes)
  const bytes = bytesIn(JSON.stringify(writes.asked[0]?.tools))
  expect(toolsBytes).toBeGreaterThanOrEqual(bytes)
  expect(toolsBytes).toBeLessThan(bytes + 500)
})

test("a model is not asked what could cost more than is left, by a single token", async () => {
  const measured = model([null])
  await answered(first, limits.answerTokensMax, measured)
  const [asked] = measured.asked
  if (!asked) throw new Error("It answers")
  const takes = readBy(asked) + limits.answerStepTokensMax
  const paid = model([null])
  expect(await answered(first, takes, paid)).toMatchObject({ type: "end" })
  expect(paid.asked).toHaveLength(1)
  const unpaid = model([null])
  expect(await answered(first, takes - 1, unpaid)).toEqual({ type: "failed", ...failures.too_long, tokens: 0 })
  expect(unpaid.asked).toEqual([])
})

test.each([
  ["counts", { read: 120, wrote: 30 }],
  ["does not count", null],
])("nor is it asked a further step, where its provider %s what the first has cost", async (_name, usage) => {
  const measured = model([usage, null])
  await answered(first, limits.answerTokensMax, measured)
  const [before, after] = measured.asked
  if (!before || !after) throw new Error("It looks up, and answers")
  const spent = usage ? usage.read + usage.wrote : readBy(before)
  const takes = spent + readBy(after) + limits.answerStepTokensMax
  const paid = model([usage, null])
  expect(await answered(first, takes, paid)).toMatchObject({ type: "end" })
  expect(paid.asked).toHaveLength(2)
  const unpaid = model([usage, null])
  expect(await answered(first, takes - 1, unpaid)).toMatchObject({ type: "failed", code: "too_long" })
  expect(unpaid.asked).toHaveLength(1)
})

test.each([
  ["less than nothing", { read: -5_000, wrote: 30 }],
  ["parts of a token", { read: 1.5, wrote: 30 }],
  ["nothing, although it read and wrote", { read: 0, wrote: 0 }],
  ["more than any model takes", { read: 120, wrote: 2e15 }],
])("a provider that counts %s is not believed: the estimate counts", async (_name, usage) => {
  const uncounted = await answered(first, limits.answerTokensMax, model([null]))
  expect(uncounted).toMatchObject({ type: "end", tokens: expect.any(Number) })
  expect(await answered(first, limits.answerTokensMax, model([usage]))).toEqual(uncounted)
  const counted = await answered(first, limits.answerTokensMax, model([{ read: 120, wrote: 30 }]))
  expect(counted).toEqual({ ...uncounted, tokens: 150 })
})

test("a draft and a summary of a provider that does not count cost what they read and wrote, by estimate", async () => {
  const spent: number[] = []
  const { asked, made } = written("We open at nine. ".repeat(40))
  const passages = [{ entryId: crypto.randomUUID(), title: "Hours", url: null, text: "At nine.", score: 1 }]
  const aide: Aide = {
    ...{ model: made, name: "m", isLanguageModel: true, settings: assistantDefaults, organizationName: "Northwind" },
    ...{ tokensMax: 5_000, search: async () => ({ passages, confidence: 1 }), signal: new AbortController().signal },
    spend: async tokens => void spent.push(tokens),
  }
  const [draft, summary] = [await suggest(first.transcript, aide), await summarize([], aide)]
  const costs = asked.map(one => readBy(one) + tokensIn(bytesIn("We open at nine. ".repeat(40))))
  if (!draft.ok || !summary.ok) throw new Error("Both are written")
  const told = [draft.result.tokens, summary.result.tokens]
  expect(told.map((tokens, at) => tokens >= (costs[at] ?? Number.NaN))).toEqual([true, true])
  expect(spent.reduce((sum, tokens) => sum + tokens, 0)).toBe(told.reduce((sum, tokens) => sum + tokens, 0))
})

test("nor for a draft or a summary for staff, although what was set aside for it seemed enough", async () => {
  const { asked, made } = written("We open at nine.")
  const passages = [{ entryId: crypto.randomUUID(), title: "Hours", url: null, text: "At nine.", score: 1 }]
  const aide = (tokensMax: number): Aide => ({
    ...{ model: made, name: "m", isLanguageModel: true, settings: assistantDefaults, organizationName: "Northwind" },
    ...{ tokensMax, search: async () => ({ passages, confidence: 1 }), signal: new AbortController().signal },
    spend: async () => {},
  })
  const refused = { ok: false, refusal: { code: "spending_cap_reached" } }
  expect(await suggest(first.transcript, aide(800))).toMatchObject(refused)
  expect(await summarize([], aide(400))).toMatchObject(refused)
  expect(asked).toEqual([])
  expect(await suggest(first.transcript, aide(2_000))).toMatchObject({ ok: true })
  expect(await summarize([], aide(1_000))).toMatchObject({ ok: true })
  expect(asked).toHaveLength(2)
})

/** A model that is asked for everything at once. */
function written(text: string) {
  const asked: LanguageModelV4CallOptions[] = []
  const doGenerate = async (options: LanguageModelV4CallOptions) => {
    asked.push(options)
    const finishReason = { unified: "stop", raw: undefined }
    return { content: [{ type: "text", text }], finishReason, usage: told(null), warnings: [] }
  }
  const made = { specificationVersion: "v4", provider: "p", modelId: "m", supportedUrls: {}, doGenerate }
  return { asked, made: made as unknown as LanguageModelV4 }
}

/** As long as a model is told, ending with a question. */
function longTalk(words: string, letter?: string): Talk {
  const text = words.repeat(Math.floor(500 / words.length))
  const transcript = Array.from({ length: 29 }, (_, at): Said => ({ role: at % 2 ? "assistant" : "customer", text }))
  return { transcript, question: text, ...(letter && { letter }) }
}
