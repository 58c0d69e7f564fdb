import { env } from "cloudflare:workers"
import { expect, onTestFinished, test, vi } from "vitest"
import type { SearchPage, Segment } from "../../../protocol/search.ts"
import { archived } from "../../test/archived.ts"
import { guest, join, type Person } from "../../test/people.ts"
import { begin, nowhere, office, problem, say } from "../../test/talk.ts"

const path = (id: string, q: string, more = "") => `/organizations/${id}/search?q=${encodeURIComponent(q)}${more}`
const joined = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")

async function find(person: Person, id: string, q: string, more = ""): Promise<SearchPage> {
  await archived(env, id)
  const { status, body } = await person.browser.get(path(id, q, more))
  expect({ status, detail: body.detail }).toEqual({ status: 200, detail: undefined })
  return body
}

const messagesOf = async (...asked: Parameters<typeof find>) =>
  (await find(...asked)).messages.map(({ fragment }) => joined(fragment))

test("staff find what was said, in any form of its words, with the place marked, and notes among it", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Where is my refund for order-4711?")
  await say(agent, conversationId, "We are refunding it today.")
  const noted = await agent.browser.post(`/conversations/${conversationId}/messages`, {
    text: "Refunds take long here",
    kind: "note",
  })
  const page = await find(agent, id, "refund")
  expect(page.messages.map(({ fragment }) => joined(fragment)).toSorted()).toEqual([
    "We are [refunding] it today.",
    "Where is my [refund] for order-4711?",
    "[Refunds] take long here",
  ])
  const { entry } = noted.body
  expect(page.asOf).toBe(entry.seq)
  expect(page.messages.find(({ kind }) => kind === "note")).toEqual({
    ...{ entryId: entry.id, conversationId, seq: entry.seq, kind: "note", at: entry.at, author: entry.author },
    ...{ customer: { id: customer.userId, name: "Clara", isGuest: false }, status: "claimed" },
    fragment: [
      { text: "Refunds", hit: true },
      { text: " take long here", hit: false },
    ],
  })
  expect(await messagesOf(agent, id, "4711")).toEqual(["Where is my refund for order-[4711]?"])
  expect(await messagesOf(agent, id, "order-4711")).toEqual(["Where is my refund for [order-4711]?"])
  expect(await messagesOf(agent, id, "ord")).toEqual(["Where is my refund for [order]-4711?"])
  expect(await messagesOf(agent, id, "ord ")).toEqual([])
  expect(await messagesOf(agent, id, '"is my refund"')).toEqual(["Where [is my refund] for order-4711?"])
  expect(await messagesOf(agent, id, '"my is refund"')).toEqual([])
  expect(await messagesOf(agent, id, "refund -today -long")).toEqual(["Where is my [refund] for order-4711?"])
  expect(await messagesOf(agent, id, "refund in:notes")).toEqual(["[Refunds] take long here"])
  expect(await messagesOf(agent, id, "refund from:customer")).toEqual(["Where is my [refund] for order-4711?"])
  expect(await messagesOf(agent, id, "refund from:joan in:messages")).toEqual(["We are [refunding] it today."])
})

test("all words have to be there; what fits better comes first", async () => {
  const { id, agent, customer } = await office(env)
  const texts = [
    "The ferry is late. I wrote about it before, and nobody has told me yet whether there will be another one today.",
    "Ferry late",
    "Is the ferry running?",
    "A ferry, and then it was late again",
  ]
  for (const text of texts) await begin(customer, id, text)
  const found = await messagesOf(agent, id, "ferry late ")
  // The nearer the words are to each other, and the less there is around them, the better.
  expect(found.map(text => text.slice(0, 24))).toEqual([
    "[Ferry] [late]",
    "The [ferry] is [late]. I",
    "A [ferry], and then it w",
  ])
})

test("people are found by their name or address, with the beginning enough, and only where they have something to do", async () => {
  const { id, owner, agent, customer } = await office(env)
  const conversationId = await begin(customer, id)
  const elsewhere = await office(env)
  await begin(elsewhere.customer, elsewhere.id)
  const clara = {
    ...{ userId: customer.userId, isGuest: false, role: null, conversationId, lastAt: expect.any(Number) },
    name: [{ text: "Clara", hit: true }],
    email: [
      { text: "clara", hit: true },
      { text: customer.email.replace("clara", ""), hit: false },
    ],
  }
  expect((await find(agent, id, "clar")).people).toEqual([clara])
  const [name = ""] = customer.email.split("@")
  const [byAddress] = (await find(agent, id, `${name}@ex`)).people
  expect(byAddress).toMatchObject({ userId: customer.userId, name: [{ text: "Clara", hit: false }] })
  expect(byAddress?.email?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([
    customer.email.replace(/\.com$/, ""),
  ])
  expect((await find(agent, id, elsewhere.customer.email)).people).toEqual([])
  expect((await find(agent, id, owner.email)).people).toMatchObject([{ userId: owner.userId, role: "owner" }])
  expect((await find(agent, id, "joan", "&kind=people")).people).toMatchObject([
    { userId: agent.userId, role: "agent" },
  ])
  const visitor = await guest(env)
  await begin(visitor, id)
  const [found] = (await find(agent, id, visitor.name)).people
  expect(found).toMatchObject({ userId: visitor.userId, isGuest: true, email: null })
})

test("conversations are found by their customer and by why they were handed over", async () => {
  const { id, agent, customer } = await office(env)
  const first = await begin(customer, id, "Hello")
  const second = await begin(customer, id, "Hello again")
  await customer.browser.post(`/conversations/${second}/escalation`, { reason: "A parcel is broken" })
  const byReason = await find(agent, id, "clara parcels", "&kind=conversations")
  expect(byReason).toMatchObject({ messages: [], people: [], nextCursor: null })
  expect(byReason.conversations).toEqual([
    {
      ...{
        conversationId: second,
        customer: { id: customer.userId, name: "Clara", isGuest: false },
        status: "waiting",
      },
      ...{ name: [{ text: "Clara", hit: true }], preview: "Hello again", updatedAt: expect.any(Number) },
      reason: [
        { text: "A ", hit: false },
        { text: "parcel", hit: true },
        { text: " is broken", hit: false },
      ],
    },
  ])
  const ids = async (q: string) => (await find(agent, id, q)).conversations.map(one => one.conversationId)
  expect(await ids("clara")).toEqual([second, first])
  await customer.browser.delete(`/conversations/${second}/escalation`)
  expect(await ids("parcel")).toEqual([])
})

test("an id finds what it belongs to, in its own organization only", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Good morning")
  const said = await say(customer, conversationId, "Is the ferry running?")
  const elsewhere = await office(env)
  const entryId = said.body.entry.id
  const [hit] = (await find(agent, id, ` ${entryId.toUpperCase()} `)).messages
  expect(hit).toMatchObject({ entryId, conversationId, fragment: [{ text: "Is the ferry running?", hit: false }] })
  expect((await find(agent, id, conversationId)).conversations).toMatchObject([{ conversationId }])
  expect((await find(agent, id, customer.userId)).people).toMatchObject([{ userId: customer.userId, conversationId }])
  for (const one of [entryId, conversationId, customer.userId])
    expect(await find(elsewhere.agent, elsewhere.id, one)).toMatchObject({
      messages: [],
      people: [],
      conversations: [],
    })
})

test("another organization's words are never found, nor is anything found by those who are not its staff", async () => {
  const [here, there] = [await office(env), await office(env)]
  await begin(here.customer, here.id, "The lighthouse is dark")
  await begin(there.customer, there.id, "The lighthouse is bright")
  expect(await messagesOf(here.agent, here.id, "lighthouse")).toEqual(["The [lighthouse] is dark"])
  expect(await messagesOf(there.agent, there.id, "lighthouse")).toEqual(["The [lighthouse] is bright"])
  for (const person of [there.owner, here.customer, await guest(env)]) {
    const refused = await person.browser.get(path(here.id, "lighthouse"))
    expect(refused).toMatchObject(problem("not_found", 404))
    expect(refused.body).toEqual((await person.browser.get(path(nowhere, "lighthouse"))).body)
  }
  const member = await join(env, here.owner, here.id, "member")
  expect(await member.browser.get(path(here.id, "lighthouse"))).toMatchObject(problem("forbidden", 403))
})

test("a search that cannot be understood is refused with what to write instead", async () => {
  const { id, agent } = await office(env)
  const refusals: [string, string][] = [
    ["parcel before:tomorrow", "before: takes a day, like before:2026-03-31."],
    ["parcel after:2026-02-30", "after: takes a day, like after:2026-03-31."],
    ["in:drafts", "in: takes notes or messages, like in:notes."],
    ["in:constructor", "in: takes notes or messages, like in:notes."],
    ["parcel from:", "from: takes a name, customer, staff or assistant, like from:Clara."],
    ["-from:clara parcel", "A filter cannot be turned around: put the minus before a word."],
    ["?!", "There is no word in this to look for."],
    ["-parcel", "There is no word in this to look for."],
    ["a ".repeat(61), "A search has at most 60 words."],
  ]
  for (const [q, detail] of refusals)
    expect(await agent.browser.get(path(id, q))).toMatchObject(problem("bad_request", 400, { detail }))
  expect(await agent.browser.get(`/organizations/${id}/search`)).toMatchObject(problem("bad_request", 400))
  expect(await agent.browser.get(path(id, "x".repeat(201)))).toMatchObject(problem("bad_request", 400))
  // Whatever is typed, Postgres is asked something that it understands.
  for (const q of ["it's", "a\\b", "x:*", "a & !b | (c", "'';--", '"', "100%_", "日本語 です", "<->", "ﬁne 𝒜"])
    expect([200, 400]).toContain((await agent.browser.get(path(id, q))).status)
})

test("days bound a search, and one without words is a list of what was said in them", async () => {
  // It stays the same day.
  vi.useFakeTimers({ toFake: ["Date"] })
  onTestFinished(() => void vi.useRealTimers())
  const { id, agent, customer } = await office(env)
  await begin(customer, id, "The ferry of today")
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10)
  expect(await messagesOf(agent, id, `ferry after:${day(-1)} before:${day(1)}`)).toEqual(["The [ferry] of today"])
  expect(await messagesOf(agent, id, `after:${day(-1)}`)).toEqual(["The ferry of today"])
  expect(await messagesOf(agent, id, `ferry after:${day(0)}`)).toEqual([])
  expect(await messagesOf(agent, id, `ferry before:${day(0)}`)).toEqual([])
})

test("finds come in pages without a gap or a repeat, also while more is said, and a page mark is for its search only", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Parcel number 0")
  for (let count = 1; count < 7; count += 1) await say(customer, conversationId, `Parcel number ${count}`)
  const first = await find(agent, id, "parcel", "&limit=3")
  expect(first.messages).toHaveLength(3)
  await say(customer, conversationId, "Parcel number 7")
  const second = await find(agent, id, "parcel", `&limit=3&cursor=${first.nextCursor}`)
  expect(second).toMatchObject({ people: [], conversations: [] })
  const third = await find(agent, id, "parcel", `&limit=3&cursor=${second.nextCursor}`)
  expect(third.nextCursor).toBeNull()
  const numbers = [first, second, third].flatMap(({ messages }) =>
    messages.map(one => one.fragment.at(-1)?.text.trim()),
  )
  expect(numbers.toSorted()).toEqual([
    "number 0",
    "number 1",
    "number 2",
    "number 3",
    "number 4",
    "number 5",
    "number 6",
  ])
  for (const other of [path(id, "number", "&limit=3"), path(id, "parcel", "&kind=messages")])
    expect(await agent.browser.get(`${other}&cursor=${first.nextCursor}`)).toMatchObject(problem("bad_cursor", 400))
})
