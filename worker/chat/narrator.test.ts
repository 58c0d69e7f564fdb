import { readUIMessageStream } from "ai"
import { describe, expect, test } from "vitest"
import type { AnswerEnd, Citation } from "../../protocol/answer.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { reduce } from "../../protocol/reduce.ts"
import { type Chunk, Narrator } from "./narrator.ts"

const conversationId = crypto.randomUUID()
const answerId = crypto.randomUUID()
const clara = { kind: "customer", id: crypto.randomUUID(), name: "Clara" } as const
const joan = { kind: "staff", id: null, name: "Joan" } as const
const assistant = { kind: "assistant", id: null, name: "Nori" } as const

type Draft = Extract<DownFrame, { type: "draft" }>
const draft = (offset: number, text: string, attempt = 1): Draft => ({
  type: "draft",
  conversationId,
  answerId,
  attempt,
  offset,
  text,
})

/** A conversation with one question, and the entries that are written into it. */
function talk() {
  const entries: Entry[] = []
  let conversation: Conversation | null = null
  const write = (author: Entry["author"], body: EntryBody, id: string = crypto.randomUUID()): Entry => {
    const entry = { id, conversationId, position: entries.length + 1, at: 1_000 + entries.length, author, body }
    entries.push(entry)
    conversation = reduce(conversation, entry)
    return entry
  }
  write(clara, { type: "opened", customer: { id: clara.id, name: "Clara", isGuest: false } })
  write(clara, { type: "message", text: "Is the ferry running?" })
  const now = (): Conversation => {
    if (conversation === null) throw new Error("It is opened")
    return conversation
  }
  const answer = (text: string, end: AnswerEnd = "done", citations: Citation[] = []) =>
    write(assistant, { type: "answer", text, end, found: true, citations, replaces: null }, answerId)
  const narrator = new Narrator(now())
  const stand = (written: Entry[] = [], soFar: Draft | null = null) =>
    narrator.stand({ conversation: now(), entries: written, draft: soFar })
  const hear = (...written: Entry[]) => narrator.hear({ type: "entries", entries: written, more: false })
  return { write, answer, narrator, stand, hear, now }
}

const started: Chunk[] = [{ type: "start", messageId: answerId }, { type: "start-step" }]
const text = (delta: string): Chunk => ({ type: "text-delta", id: answerId, delta })
const opened = (delta: string): Chunk[] => [{ type: "text-start", id: answerId }, text(delta)]
const closed: Chunk = { type: "text-end", id: answerId }
const stands = (status: string, more: object = {}): Chunk => ({
  type: "data-conversation",
  data: { id: conversationId, status, agent: null, reason: null, ...more },
  transient: true,
})
const finished = (end: AnswerEnd, finishReason: "stop" | "error" | "other"): Chunk => ({
  type: "finish",
  finishReason,
  messageMetadata: { end },
})

describe("an answer", () => {
  test("is told as it is written, and ends with its sources and where the conversation stands", () => {
    const { narrator, stand, hear, answer } = talk()
    expect(stand([], draft(0, ""))).toEqual(started)
    expect(narrator.hear(draft(0, "Every "))).toEqual(opened("Every "))
    expect(narrator.hear(draft(6, "hour [1][2]"))).toEqual([text("hour [1][2]")])
    const citations = [
      { number: 1, title: "Timetable", url: "https://example.com/times" },
      { number: 2, title: "Winter", url: null },
    ]
    expect(hear(answer("Every hour [1][2].", "done", citations))).toEqual([
      text("."),
      closed,
      { type: "source-url", sourceId: "1", url: "https://example.com/times", title: "Timetable" },
      { type: "source-document", sourceId: "2", mediaType: "text/plain", title: "Winter" },
      { type: "finish-step" },
      stands("open"),
      finished("done", "stop"),
    ])
    expect(narrator.over).toBe(true)
    expect(narrator.hear(draft(18, "more"))).toEqual([])
  })

  test("that is over already is told whole", () => {
    const { stand, answer } = talk()
    const told = stand([answer("Every hour.")])
    expect(told).toEqual([
      ...started,
      ...opened("Every hour."),
      closed,
      { type: "finish-step" },
      stands("open"),
      finished("done", "stop"),
    ])
  })

  test("is cut where it stands by a person who takes over, and the client is told who", () => {
    const { narrator, stand, hear, answer, write } = talk()
    stand([], draft(0, "Every"))
    const told = hear(answer("Every", "superseded"), write(joan, { type: "claimed" }))
    expect(told).toEqual([
      closed,
      { type: "finish-step" },
      stands("claimed", { agent: "Joan" }),
      finished("superseded", "other"),
    ])
    expect(narrator.over).toBe(true)
  })

  test("that fails says so in words, and who is asked instead", () => {
    const { stand, hear, answer, write } = talk()
    stand([], draft(0, ""))
    const failed = answer("", "failed")
    const told = hear(failed, write(assistant, { type: "escalated", reason: "The assistant failed", cause: "failure" }))
    expect(told).toEqual([
      { type: "finish-step" },
      stands("waiting", { reason: "The assistant failed" }),
      { type: "error", errorText: "The assistant could not answer. A person has been asked to." },
      finished("failed", "error"),
    ])
  })

  test("that is begun again replaces what was told of it", async () => {
    const { narrator, stand, hear, answer } = talk()
    const told = [
      ...stand([], draft(0, "Every day")),
      ...narrator.hear(draft(0, "", 2)),
      ...narrator.hear(draft(9, " late", 1)),
      ...narrator.hear(draft(0, "On Sun", 2)),
      ...hear(answer("On Sundays.")),
    ]
    expect(told.filter(({ type }) => type === "reset-step")).toHaveLength(1)
    expect(await read(told)).toMatchObject({
      id: answerId,
      parts: [{ type: "step-start" }, { type: "text", text: "On Sundays.", state: "done" }],
    })
  })

  test("of which a piece is missing is asked for again, and goes on from what was told", async () => {
    const { narrator, stand, hear, answer } = talk()
    const told = stand([], draft(0, "Every "))
    expect(narrator.lost).toBe(false)
    told.push(...narrator.hear(draft(9, "r")))
    expect(narrator.lost).toBe(true)
    told.push(...stand([], draft(0, "Every hour")), ...hear(answer("Every hour.")))
    expect(narrator.lost).toBe(false)
    expect(told.filter(({ type }) => type === "reset-step")).toEqual([])
    expect(await read(told)).toMatchObject({ parts: [{ type: "step-start" }, { text: "Every hour.", state: "done" }] })
  })

  test("of which the organization has forgotten a bit is not told twice", async () => {
    const { narrator, stand, hear, answer } = talk()
    const told = [
      ...stand([], draft(0, "Every hour, ")),
      ...stand([], draft(0, "Every ")),
      ...narrator.hear(draft(6, "hour, on the ")),
      ...hear(answer("Every hour, on the hour.")),
    ]
    expect(told.filter(({ type }) => type === "reset-step")).toEqual([])
    expect(await read(told)).toMatchObject({
      parts: [{ type: "step-start" }, { text: "Every hour, on the hour.", state: "done" }],
    })
  })

  test("is told to its last letter at every moment, whatever pieces are lost, forgotten or begun anew", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const below = dice(seed)
      const { narrator, stand, hear, answer } = talk()
      let [attempt, said, known, kept] = [1, "", 0, 0]
      const told = stand([], draft(0, ""))
      for (let step = 0; step < 40; step += 1) {
        const what = below(12)
        if (what === 0) kept = known
        // The organization's object starts anew, with what it had kept.
        if (what === 1) [known, narrator.lost] = [kept, true]
        if (what === 2) [attempt, said, known, kept] = [attempt + 1, "", 0, 0]
        if (what > 2) {
          said += ["Ferries ", "run ", "😀 ", "日本 ", "é"][below(5)]
          const piece = draft(known, said.slice(known), attempt)
          known = said.length
          const isLostOnItsWay = below(4) === 0
          if (!isLostOnItsWay) told.push(...narrator.hear(piece))
          if (!isLostOnItsWay && !narrator.lost) expect(textIn(told), `seed ${seed}`).toBe(said)
        }
        if (narrator.lost) told.push(...stand([], draft(0, said.slice(0, known), attempt)))
      }
      told.push(...hear(answer(said)))
      expect(textIn(told), `seed ${seed}`).toBe(said)
    }
  })

  test("whose end was missed is told from the entries", () => {
    const { narrator, stand, answer, write } = talk()
    stand([], draft(0, "Every"))
    const told = stand([answer("Every hour."), write(clara, { type: "message", text: "Thanks" })])
    expect(told.slice(0, 2)).toEqual([text(" hour."), closed])
    expect(narrator.over).toBe(true)
  })

  test("keeps silent about other conversations", () => {
    const { narrator, stand } = talk()
    const elsewhere = crypto.randomUUID()
    stand([], draft(0, "Every"))
    const foreign = { ...talk().answer("Never."), id: crypto.randomUUID(), conversationId: elsewhere }
    expect(narrator.hear({ type: "entries", entries: [foreign], more: false })).toEqual([])
    expect(narrator.hear({ ...draft(5, " day"), conversationId: elsewhere })).toEqual([])
    expect(narrator.hear(draft(5, " day"))).toEqual([text(" day")])
  })
})

describe("without an answer", () => {
  test("a conversation that waits says so, and no message appears", async () => {
    const { stand, write } = talk()
    const told = stand([write(clara, { type: "escalated", reason: "A person, please" })])
    expect(told).toEqual([
      { type: "start" },
      stands("waiting", { reason: "A person, please" }),
      { type: "finish", finishReason: "other" },
    ])
    expect(await read(told)).toBeNull()
  })

  test("one that a person has says who", () => {
    const { stand, write } = talk()
    write(joan, { type: "claimed" })
    expect(stand()).toContainEqual(stands("claimed", { agent: "Joan" }))
  })
})

/** As a client puts it together that knows nothing but the protocol. */
function textIn(chunks: Chunk[]): string {
  let text = ""
  for (const chunk of chunks) {
    if (chunk.type === "reset-step") text = ""
    if (chunk.type === "text-delta") text += chunk.delta
  }
  return text
}

/** Numbers below a bound, the same for the same seed. */
function dice(seed: number): (bound: number) => number {
  let state = seed
  return bound => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

/** What the AI SDK's own reader makes of the chunks; null when no message comes of them. */
async function read(chunks: Chunk[]) {
  const stream = new ReadableStream<Chunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  let message = null
  for await (const state of readUIMessageStream({ stream, terminateOnError: true })) message = state
  return message
}
