import { env } from "cloudflare:workers"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import { AssistantTurn } from "../assistant/assistant-turn.ts"
import type { Finish } from "../assistant/job.ts"
import { Chatting } from "../test/chatting.ts"
import { office } from "../test/talk.ts"

const question = { text: "Is the ferry running?" }

beforeEach(() => {
  vi.spyOn(AssistantTurn.prototype, "begin").mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** An organization whose assistant is on, and whose turns are in the test's hands. */
async function desk() {
  const { id, agent, customer, owner } = await office(env)
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id))
  await stub.configureAssistant({ settings: { ...assistantDefaults, on: true, name: "Nori" }, region: "auto" })
  const conversationId = crypto.randomUUID()
  const chat = (more: object = {}) => new Chatting(env, customer, { id: conversationId, organizationId: id, ...more })
  /** Writes an answer as its turn does. */
  const writing = (answerId: string) => {
    const about = { conversationId, answerId, turn: 0, attempt: 0 }
    const trace = { model: "m", tools: [], sources: [], tokens: 4 }
    return {
      say: (offset: number, text: string) => stub.draft({ ...about, offset, text, tokens: 4 }),
      end: (text: string, more: Partial<Finish["result"]> = {}) =>
        stub.finish({
          ...about,
          result: { text, end: "done", found: true, citations: [], trace, handOver: null, ...more },
        }),
    }
  }
  const entries = async (): Promise<EntryBody[]> =>
    (await agent.browser.get(`/conversations/${conversationId}/messages`)).body.entries.map(
      ({ body }: { body: EntryBody }) => body,
    )
  return { id, owner, agent, customer, stub, conversationId, chat, writing, entries }
}

test("the AI SDK's own client asks, reads along as it is written, and has the sources at the end", async () => {
  const { chat, writing, entries, conversationId } = await desk()
  const clara = chat()
  const sent = clara.sendMessage(question)
  const { id } = await clara.until(() => clara.lastMessage?.role === "assistant" && clara.lastMessage)
  const turn = writing(id)
  await turn.say(0, "Every ")
  await clara.until(() => clara.answer === "Every ")
  await turn.say(6, "hour [1]")
  await clara.until(() => clara.answer === "Every hour [1]")
  expect(clara.status).toBe("streaming")
  await turn.end("Every hour [1].", { citations: [{ number: 1, title: "Times", url: "https://example.com/times" }] })
  await sent
  expect(clara.error).toBeUndefined()
  expect(clara.status).toBe("ready")
  expect(clara.lastMessage).toMatchObject({
    id,
    role: "assistant",
    metadata: { end: "done" },
    parts: [
      { type: "step-start" },
      { type: "text", text: "Every hour [1].", state: "done" },
      { type: "source-url", sourceId: "1", url: "https://example.com/times", title: "Times" },
    ],
  })
  expect(clara.heard).toEqual([
    { type: "data-conversation", data: { id: conversationId, status: "open", agent: null, reason: null } },
  ])
  expect((await entries()).map(({ type }) => type)).toEqual(["opened", "message", "answer"])
})
