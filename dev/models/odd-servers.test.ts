import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { Answer } from "../../worker/assistant/answer.ts"
import { failures } from "../../worker/assistant/failure.ts"
import { generate } from "../../worker/assistant/generate.ts"
import { openAiCompatibleModel } from "../../worker/assistant/models/openai-compatible.ts"
import { summarize } from "../../worker/assistant/summarize.ts"
import { chunk, lastChunks } from "./wire.ts"

/** What arrives together: a byte, a few, or everything. */
const sizes = [1, 3, 7, 64, 1_000_000]

const said = (content: string) => chunk("m", { say: content })
const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
const choice = (delta: unknown, finish: string | null = null) =>
  event({
    id: "1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: finish }],
  })
const done = "data: [DONE]\n\n"
const end = (tokens = 9) => lastChunks("m", { calls: false, tokens })

let bodies: string[] = []
let size = 1_000_000
beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => {
    const bytes = new TextEncoder().encode(bodies.length > 1 ? bodies.shift() : bodies[0])
    let at = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.slice(at, at + size))
        at += size
      },
    })
    return new Response(body, { headers: { "content-type": "text/event-stream" } })
  })
})
afterEach(() => vi.restoreAllMocks())

/** The answer to what such a server says, each request the next body; `seen` is all that anybody was ever shown of it. */
async function answered(model: string, ...served: string[]) {
  bodies = served
  const question = "When are you open?"
  const input = { settings: assistantDefaults, transcript: [{ role: "customer" as const, text: question }], question }
  const passage = { entryId: crypto.randomUUID(), title: "Hours", url: null, text: "From nine to five.", score: 1 }
  const answer = new Answer(0)
  let seen = ""
  let ends = 0
  const ports = {
    ...{ model: made(model), modelName: model, search: async () => ({ passages: [passage], confidence: 1 }) },
    ...{ signal: new AbortController().signal, stallMs: 1_000, retriesMax: 0 },
  }
  for await (const one of generate({ ...input, tokensMax: 30_000 }, ports)) {
    answer.take(one)
    if (one.type === "text") seen += one.text
    if (one.type === "end" || one.type === "failed") ends += 1
  }
  const { text, end, handOver, trace } = answer.finished()
  return {
    text,
    end,
    seen,
    ends,
    cause: handOver?.cause ?? null,
    tokens: trace.tokens,
    why: trace.tools.at(-1)?.result,
  }
}

const made = (model: string) =>
  openAiCompatibleModel({ provider: "openai-compatible", baseUrl: "http://model.test/v1", model })

const whole = (text: string) => ({ text, seen: text, end: "done", ends: 1, cause: null })
const failed = (why: { because: string }) => ({ end: "failed", ends: 1, cause: "failure", why: why.because })

describe.each(sizes)("in pieces of %i bytes", pieces => {
  beforeEach(() => {
    size = pieces
  })

  test.each([
    ["closes what its template has opened", ["They are ", "shut.</thi", "nk>\n\nFrom ", "nine [1]."]],
    ["opens it once more", ["<think>They are ", "shut.</think>\n\nFrom ", "nine [1]."]],
    ["has thought nothing", ["\n", "</think>", "From nine [1]."]],
    ["has not thought at all", ["From ", "nine [1]."]],
  ])("of a model that is known to think first, which %s, the answer is shown", async (_what, words) => {
    const body = [...words.map(said), end()].join("")
    expect(await answered("Qwen3-4B-Thinking-2507", body)).toMatchObject(whole("From nine [1]."))
  })

  test("what such a model thinks is cut off with it, and nobody reads it", async () => {
    const body = [said("They are "), said("shut."), choice({}, "length"), done].join("")
    expect(await answered("qwq-32b", body)).toMatchObject({ ...failed(failures.empty), text: "", seen: "" })
  })

  test("where its server keeps apart what it thinks, its answer is shown as it is written", async () => {
    const body = [choice({ reasoning_content: "They are shut." }), said("From "), said("nine [1]."), end()].join("")
    expect(await answered("deepseek-r1:8b", body)).toMatchObject(whole("From nine [1]."))
  })

  test("a model caught at thinking aloud is taken back, a person is asked, and the next time it is known", async () => {
    const body = ["They are ", "shut.</thi", "nk>\n\nFrom nine [1]."].map(said).join("") + end()
    const name = `caught-${pieces}`
    expect(await answered(name, body)).toMatchObject({ ...failed(failures.thought_aloud), text: "" })
    expect(await answered(name, body)).toMatchObject(whole("From nine [1]."))
  })

  test.each([
    ["has thought nothing", ["\n", "</thi", "nk>\n\nFrom nine [1]."], "From nine [1]."],
    [
      "writes what looks like the beginning of a tag",
      ["At 8 <", " 9, or <thin", "g, or </th"],
      "At 8 < 9, or <thing, or </th",
    ],
  ])("a model that nobody expects to think and that %s is shown", async (_what, words, text) => {
    expect(await answered("plain", [...words.map(said), end()].join(""))).toMatchObject(whole(text))
  })

  test("counts as it is counted, where it is", async () => {
    expect(await answered("plain", said("From nine.") + end(9))).toMatchObject({ ...whole("From nine."), tokens: 109 })
  })

  test.each([
    ["words", { prompt_tokens: "120", completion_tokens: "9" }],
    ["a text", "none"],
    ["nothing", {}],
    ["no number for what it read", { completion_tokens: 9 }],
    ["nought", { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }],
    ["less than nothing", { prompt_tokens: -120, completion_tokens: 9 }],
    ["odd details", { prompt_tokens: null, completion_tokens: 9, completion_tokens_details: "none" }],
  ])("usage of %s is left out: the answer is whole, and our estimate counts", async (_what, usage) => {
    const uncounted = await answered("plain", [said("From nine."), choice({}, "stop"), done].join(""))
    expect(uncounted).toMatchObject(whole("From nine."))
    expect(uncounted.tokens).toBeGreaterThan(500)
    const body = [said("From nine."), choice({}, "stop"), event({ choices: [], usage }), done].join("")
    expect(await answered("plain", body)).toEqual(uncounted)
  })

  test.each([
    ["as an object", [{ query: "holidays" }]],
    ["in one piece", ['{"query":"holidays"}']],
    ["letter by letter, with nothing between", ["", ...'{"query":"holidays"}', null]],
  ])("arguments %s call the tool", async (_how, pieces) => {
    const call = (input: unknown, at: number) =>
      choice({
        content: null,
        tool_calls: [
          {
            index: 0,
            ...(at === 0 && { id: "c" }),
            function: { name: at === 0 ? "search_knowledge" : null, arguments: input },
          },
        ],
      })
    const calls = [...pieces.map(call), choice({}, "tool_calls"), done].join("")
    expect(await answered("plain", calls, said("From nine.") + end())).toMatchObject(whole("From nine."))
    const told = vi.mocked(fetch).mock.calls.at(-1)?.[1]?.body
    expect(String(told)).toContain("holidays")
  })

  test.each([
    [
      "empty deltas, and a content of null",
      [choice({ role: "assistant", content: null }), choice({}), said("From nine."), choice({ content: "" }), end()],
    ],
    ["no finish reason", [said("From nine."), done]],
    ["a last line without an end", [said("From nine."), "data: [DONE]"]],
    ["no [DONE]", [said("From nine."), choice({}, "stop")]],
    ["comments", [": waiting\n\n", said("From nine."), ":\n\n", end()]],
    ["CRLF", [`${said("From nine.")}${end()}`.replaceAll("\n", "\r\n")]],
    ["names of events, and ids", [`event: message\nid: 1\n${said("From nine.")}`, end()]],
  ])("%s: the answer is whole", async (_what, body) => {
    expect(await answered("plain", body.join(""))).toMatchObject(whole("From nine."))
  })

  test.each([
    ["an error in its JSON", JSON.stringify({ error: { message: "No such model", type: "error", code: 404 } })],
    ["a page", "<!doctype html>\n<title>Welcome</title>\n<p>data: it works</p>\n"],
    ["nothing", ""],
  ])("a 200 with %s fails once, and a person is asked", async (_what, body) => {
    expect(await answered("plain", body)).toMatchObject({ ...failed(failures.cut), text: "" })
  })

  test.each([
    ["an error", event({ error: { message: "Out of memory", type: "server", code: 500 } }) + done, failures.busy],
    ["an error in words", event({ error: "out of memory" }) + done, failures.cut],
    ["an error among chunks", event({ error: { message: "Out of memory" }, usage: {} }), failures.cut],
    ["nonsense", "data: {nonsense\n\n", failures.cut],
    ["a break in the middle of a chunk", said("and more").slice(0, 40), failures.cut],
  ])("%s in the middle fails once, with what was said, and a person is asked", async (_what, more, why) => {
    expect(await answered("plain", said("From nine ") + more)).toMatchObject({ ...failed(why), text: "From nine " })
  })
})

test.each([
  ["plain", "They are shut.</think>\n\nAsked for hours.", "stop", "Asked for hours."],
  ["plain", "<think>They are shut.", "length", ""],
  ["qwq", "They are shut.", "length", ""],
  ["qwq", "Asked for hours.", "stop", "Asked for hours."],
])("a summary by %s for staff leaves out what was thought", async (model, content, finish_reason, text) => {
  const message = { role: "assistant", content }
  bodies = [JSON.stringify({ choices: [{ index: 0, message, finish_reason }], usage: { prompt_tokens: "1" } })]
  const result = await summarize([], {
    ...{ model: made(model), name: model, isLanguageModel: true, settings: assistantDefaults, tokensMax: 5_000 },
    ...{ organizationName: "Northwind", search: async () => ({ passages: [], confidence: 0 }) },
    ...{ signal: new AbortController().signal, spend: async () => {} },
  })
  expect(result).toMatchObject(text === "" ? { ok: false } : { ok: true, result: { text, tokens: expect.any(Number) } })
})
