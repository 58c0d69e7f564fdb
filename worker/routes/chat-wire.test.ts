import { abortAllDurableObjects } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { chatDesk, said } from "../test/chat-desk.ts"
import { found, guest, signUp } from "../test/people.ts"
import { problem } from "../test/talk.ts"

afterEach(() => {
  vi.restoreAllMocks()
})

const refused = async (response: Response) => ({ status: response.status, body: await response.json() })

test("the stream is what the protocol says, from the first byte to the last", async () => {
  const { wire, writing } = await chatDesk()
  const line = await wire.asks()
  expect(Object.fromEntries(line.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-vercel-ai-ui-message-stream": "v1",
    "ratelimit-policy": expect.stringContaining("operations"),
  })
  const { messageId } = await line.next("start")
  await writing(messageId).say(0, "Every hour")
  await writing(messageId).end("Every hour.")
  expect((await line.rest()).map(({ type }) => type)).toEqual([
    "start-step",
    "text-start",
    "text-delta",
    "text-delta",
    "text-end",
    "finish-step",
    "data-conversation",
    "finish",
  ])
})

test("a post that comes again is the same question with the same answer, while it is written and after", async () => {
  const { wire, writing, bodies } = await chatDesk()
  const again = { messages: [said("Is the ferry running?", "my first")] }
  const first = await wire.asks(again)
  const { messageId } = await first.next("start")
  await writing(messageId).say(0, "Every hour")
  const second = await wire.asks(again)
  expect(await second.next("start")).toMatchObject({ messageId })
  expect(await second.next("text-delta")).toMatchObject({ delta: "Every hour" })
  await writing(messageId).end("Every hour.")
  for (const line of [first, second]) expect(await line.next("finish")).toMatchObject({ finishReason: "stop" })
  const third = await wire.asks(again)
  expect(await third.next("start")).toMatchObject({ messageId })
  expect(await third.next("text-delta")).toMatchObject({ delta: "Every hour." })
  expect((await bodies()).map(({ type }) => type)).toEqual(["opened", "message", "answer"])
  const other = await wire.post({ messages: [said("Something else", "my first")] })
  expect(await refused(other)).toMatchObject(problem("conflict", 409))
})

test("two first messages at once are both said; a later one counts as one operation", async () => {
  const { wire, bodies } = await chatDesk()
  const both = await Promise.all(["Hello", "Is anybody there?"].map(text => wire.post({ messages: [said(text)] })))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const told = (await bodies()).flatMap(body => (body.type === "message" ? body.text : []))
  expect(told.toSorted()).toEqual(["Hello", "Is anybody there?"])
  const { headers } = await wire.asks({ messages: [said("And now?")] })
  expect(headers.get("RateLimit-Policy")?.match(/"operations"/g)).toHaveLength(1)
})

test("an id that is no uuid stands for one conversation of this person with this organization", async () => {
  const { organizationId, customer, agent, wireOf } = await chatDesk()
  const owner = await signUp(env, "Olga")
  const elsewhere = await found(owner)
  const chats = [
    wireOf(customer, { id: "support", organizationId }),
    wireOf(await guest(env), { id: "support", organizationId }),
    wireOf(customer, { id: "support", organizationId: elsewhere.id }),
    wireOf(customer, { id: "../sales?x=1", organizationId }),
    wireOf(customer, { id: "support", organizationId }),
  ]
  const conversations: unknown[] = []
  for (const wire of chats) {
    const line = await wire.asks({ messages: [said("Talk to a person, please")] })
    const { data } = await line.next("data-conversation")
    conversations.push(Reflect.get(Object(data), "id"))
  }
  expect(conversations[4]).toBe(conversations[0])
  expect(new Set(conversations).size).toBe(4)
  const page = await agent.browser.get(`/conversations/${conversations[0]}/messages`)
  const messages = page.body.entries.filter(({ body }: { body: { type: string } }) => body.type === "message")
  expect(messages).toHaveLength(2)
  expect(await refused(await wireOf(customer, { id: "support" }).resume())).toMatchObject(problem("bad_request", 400))
})

test("an answer goes on for its reader when the organization's object starts anew under it", async () => {
  const { wire, writing } = await chatDesk()
  const line = await wire.asks()
  const { messageId } = await line.next("start")
  await writing(messageId).say(0, "Every ")
  expect(await line.next("text-delta")).toMatchObject({ delta: "Every " })
  await abortAllDurableObjects()
  // The object has forgotten what was not kept yet, and is told again.
  expect(await writing(messageId).say(6, "hour")).toMatchObject({ because: "gap", length: 0 })
  await writing(messageId).say(0, "Every hour")
  await writing(messageId).end("Every hour, on the hour.")
  const rest = await line.rest()
  expect(rest.filter(({ type }) => type === "reset-step")).toEqual([])
  expect(`Every ${rest.map(({ delta = "" }) => delta).join("")}`).toBe("Every hour, on the hour.")
  expect(rest.at(-1)).toMatchObject({ type: "finish", finishReason: "stop" })
})

test("who signs out hears no more of it, and the answer goes on", async () => {
  const { wire, writing, customer, bodies } = await chatDesk()
  const line = await wire.asks()
  const { messageId } = await line.next("start")
  await writing(messageId).say(0, "Every ")
  await line.next("text-delta")
  await customer.browser.post("/auth/sign-out", {})
  expect(await line.rest()).toEqual([{ type: "error", errorText: "Sign in first." }])
  expect(await writing(messageId).say(6, "hour")).toMatchObject({ taken: true })
  await writing(messageId).end("Every hour.")
  expect((await bodies()).at(-1)).toMatchObject({ type: "answer", text: "Every hour.", end: "done" })
})

test("what is read along by others is nobody's: not a stranger's, and nothing says that it is there", async () => {
  const { wire, writing, conversationId, organizationId, wireOf, agent } = await chatDesk()
  const line = await wire.asks()
  const { messageId } = await line.next("start")
  await writing(messageId).say(0, "Every ")
  const stranger = await signUp(env, "Eve")
  const foreign = await wireOf(stranger, { id: conversationId, organizationId }).resume()
  const nothing = await wireOf(stranger, { id: crypto.randomUUID(), organizationId }).resume()
  expect([foreign.status, [...foreign.headers]]).toEqual([204, [...nothing.headers]])
  expect((await wireOf(stranger, { id: conversationId }).resume()).status).toBe(204)
  // One of staff may read along, as on the socket.
  const staff = await wireOf(agent, { id: conversationId }).resumes()
  expect(await staff.next("text-delta")).toMatchObject({ delta: "Every " })
  await writing(messageId).end("Every hour.")
  for (const reader of [line, staff]) expect((await reader.rest()).at(-1)).toMatchObject({ type: "finish" })
})

test("readers who have left do not count, and of too many who stay the oldest goes", async () => {
  const { wire, writing } = await chatDesk()
  const line = await wire.asks()
  const { messageId } = await line.next("start")
  let text = ""
  const write = async () => {
    await writing(messageId).say(text.length, "e")
    text += "e"
    // Still there: otherwise it would have made room.
    expect(await line.next("text-delta")).toMatchObject({ delta: "e" })
  }
  for (let count = 0; count < limits.followersPerPersonMax + 2; count += 1) {
    const left = await wire.resumes()
    await left.next("start")
    await left.cancel()
    // That nobody reads any more is noticed by writing.
    await write()
  }
  const stay = []
  for (let count = 0; count < limits.followersPerPersonMax; count += 1) stay.push(await wire.resumes())
  expect(await line.rest()).toEqual([{ type: "error", errorText: "Too many open connections." }])
  await writing(messageId).end(`${text}!`)
  for (const one of stay) expect((await one.rest()).at(-1)).toMatchObject({ type: "finish" })
})

test.each([
  ["no message of the user", { messages: [] }, problem("bad_request", 400)],
  ["a message without words", { messages: [said(" \u200b ")] }, problem("bad_text", 422)],
  [
    "a message that is too long",
    { messages: [said("x".repeat(limits.messageCharactersMax + 1))] },
    problem("bad_text", 422),
  ],
  ["text that cannot be stored", { messages: [said("a\0b")] }, problem("bad_text", 422)],
  ["an answer that is not there", { trigger: "regenerate-message" }, problem("not_found", 404)],
  ["a trigger that nobody knows", { trigger: "resume" }, problem("bad_request", 400)],
  ["an organization that is not there", { organizationId: crypto.randomUUID() }, problem("not_found", 404)],
])("%s is refused, and nothing begins", async (_what, body, refusal) => {
  const { wire, conversationId, customer } = await chatDesk()
  expect(await refused(await wire.post(body))).toMatchObject(refusal)
  expect((await customer.browser.get(`/conversations/${conversationId}`)).status).toBe(404)
})

test("a long past can be posted, and only a past without end is too large", async () => {
  const { wire } = await chatDesk()
  const past = (bytes: number) => [said("x".repeat(bytes)), said("Talk to a person, please")]
  const line = await wire.asks({ messages: past(900_000) })
  expect(await line.next("data-conversation")).toMatchObject({ data: { status: "waiting" } })
  const long = await wire.post({ messages: past(limits.chatBodyBytesMax) })
  expect(await refused(long)).toMatchObject(problem("too_large", 413))
})

test("only the newest answer is given again", async () => {
  const { wire, writing } = await chatDesk()
  const first = await wire.asks()
  const { messageId } = await first.next("start")
  await writing(messageId).end("Every day.")
  const second = await wire.asks({ trigger: "regenerate-message", messageId })
  const again = await second.next("start")
  expect(again.messageId).not.toBe(messageId)
  // The same request again is the same operation.
  expect(await (await wire.asks({ trigger: "regenerate-message", messageId })).next("start")).toMatchObject({
    messageId: again.messageId,
  })
  await writing(again.messageId).end("Every hour.")
  await second.next("finish")
  const unknown = await wire.post({ trigger: "regenerate-message", messageId: crypto.randomUUID() })
  expect(await refused(unknown)).toMatchObject(problem("not_newest", 409))
})
