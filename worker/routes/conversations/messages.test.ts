import { env } from "cloudflare:workers"
import { and, eq, lt } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../../drizzle/client.ts"
import { messages } from "../../../drizzle/schema/conversations.ts"
import { within } from "../../../drizzle/scope.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Answer } from "../../test/browser.ts"
import { begin, done, office, problem, say, staffOf, walk } from "../../test/talk.ts"

const texts = (entries: { body: { text?: string } }[]) => entries.flatMap(({ body }) => body.text ?? [])

test("a page says up to where it is true, in the reader's own counting", async () => {
  const { id, agent, customer } = await office(env)
  await begin(customer, id, "Another conversation")
  const conversationId = await begin(customer, id)
  await say(agent, conversationId, "Look at the tides first", { kind: "note" })
  const answered = await say(agent, conversationId, "Yes, every hour.")
  const { seq, position } = answered.body.entry
  const staff = (await agent.browser.get(`/conversations/${conversationId}/messages`)).body
  expect(staff).toMatchObject({ asOf: seq, nextCursor: null })
  expect(staff.entries.map((one: { body: { type: string } }) => one.body.type)).toEqual([
    "opened",
    "message",
    "note",
    "claimed",
    "message",
  ])
  const own = (await customer.browser.get(`/conversations/${conversationId}/messages`)).body
  expect(own).toMatchObject({ asOf: position, nextCursor: null, epoch: staff.epoch })
  expect(own.entries.map((one: { position: number }) => one.position)).toEqual([1, 2, 3, 4])
})

test("a customer never sees a note, a number of the organization, or the id of staff", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id)
  await say(agent, conversationId, "A secret about the tides", { kind: "note" })
  await say(agent, conversationId, "Yes, every hour.")
  for (const path of ["", "/messages", "/messages?limit=1", "/messages?text=e", "/messages?senderType=staff"]) {
    const shown = JSON.stringify((await customer.browser.get(`/conversations/${conversationId}${path}`)).body)
    expect(shown).not.toMatch(/secret|"seq"|"lastSeq"/)
    expect(shown).not.toContain(agent.userId)
    const staff = JSON.stringify((await agent.browser.get(`/conversations/${conversationId}${path}`)).body)
    expect(staff).toMatch(/"seq"|"lastSeq"/)
  }
  expect(await say(customer, conversationId, "My note", { kind: "note" })).toMatchObject(problem("forbidden", 403))
})

test("history goes from the live tail into the archive without a hole or a double", async () => {
  const { id, agent, customer } = await office(env)
  await begin(customer, id, "Another conversation, so that the organization's numbers are not this one's")
  const conversationId = await begin(customer, id)
  // Three, because one person may do only so much at once.
  const staff = [staffOf(env, id), staffOf(env, id), staffOf(env, id)] as const
  const spoken = limits.tailEntriesMax + 20
  for (let count = 0; count < spoken; count += 1) {
    const by = staff[Math.floor((count / spoken) * staff.length)] ?? staff[0]
    await by.act(conversationId, { type: "send", text: `Word ${count}` })
    if (count % 10 === 0) await by.act(conversationId, { type: "note", text: `Note ${count}` })
    if (staff.some((_, index) => count === Math.ceil(((index + 1) / 3) * spoken) - 1)) {
      await by.act(conversationId, { type: "release", to: "queue" })
    }
  }
  const { head } = await staff[0].stub.settle()
  expect(await staff[0].stub.settle()).toMatchObject({ seq: head })
  const words = ["Is the ferry running?", ...Array.from({ length: spoken }, (_, count) => `Word ${count}`)]
  const path = `/conversations/${conversationId}/messages`
  for (const limit of [23, 100]) {
    const seen = await walk(agent, `${path}?limit=${limit}`, "entries")
    expect(seen.items.map(one => one.seq)).toEqual(Array.from({ length: head - 2 }, (_, index) => index + 3))
    expect(texts(seen.items).filter(text => !text.startsWith("Note"))).toEqual(words)
    const own = await walk(customer, `${path}?limit=${limit}`, "entries")
    expect(own.items.map(one => one.position)).toEqual(own.items.map((_, index) => index + 1))
    expect(texts(own.items)).toEqual(words)
  }
  // Tables that were emptied while nobody wrote are filled again by who reads.
  const db = database(env)
  const ofIt = eq(messages.conversationId, conversationId)
  await within(db, { kind: "stream", organizationId: id }, [db.delete(messages).where(ofIt)])
  expect((await walk(agent, `${path}?limit=100`, "entries")).items.at(0)).toMatchObject({ seq: 3 })
  // Rows that somebody took from the middle must not look like the beginning of the conversation.
  const early = and(ofIt, lt(messages.seq, head - 100))
  await within(db, { kind: "stream", organizationId: id }, [db.delete(messages).where(early)])
  const pages: Answer[] = []
  for (let cursor: string | null | undefined = ""; typeof cursor === "string"; ) {
    const page: Answer = await agent.browser.get(`${path}?limit=100${cursor && `&cursor=${cursor}`}`)
    pages.push(page)
    cursor = page.body.nextCursor
  }
  expect(pages.map(page => page.status)).toEqual([200, 200, 503])
  expect(pages.at(-1)).toMatchObject(problem("unavailable", 503))
})

test("filters find what was said, by whom and when, and nothing else", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Is 100% of the ferry_boat running?")
  const early = (await say(customer, conversationId, "Or 1000 of it, back\\slash?")).body.entry
  await say(agent, conversationId, "Ask about the FERRY", { kind: "note" })
  const late = (await say(agent, conversationId, "All of the ferry.")).body.entry
  await customer.browser.post(`/conversations/${conversationId}/escalation`, { reason: "ferry" })
  const find = async (query: Record<string, string>, person = agent) => {
    const answer = await person.browser.get(`/conversations/${conversationId}/messages?${new URLSearchParams(query)}`)
    expect(answer).toMatchObject({ status: 200, body: { epoch: expect.any(String), asOf: expect.any(Number) } })
    return texts(answer.body.entries)
  }
  const [first, second, note, third] = [
    "Is 100% of the ferry_boat running?",
    "Or 1000 of it, back\\slash?",
    "Ask about the FERRY",
    "All of the ferry.",
  ]
  expect(await find({ senderType: "customer" })).toEqual([first, second])
  expect(await find({ senderType: "staff" })).toEqual([note, third])
  expect(await find({ senderType: "staff" }, customer)).toEqual([third])
  expect(await find({ text: "ferry" })).toEqual([first, note, third])
  expect(await find({ text: "ferry" }, customer)).toEqual([first, third])
  expect(await find({ text: "100%" })).toEqual([first])
  expect(await find({ text: "ferry_" })).toEqual([first])
  expect(await find({ text: "\\" })).toEqual([second])
  expect(await find({ text: "'; drop table messages; --" })).toEqual([])
  const at = (time: number) => new Date(time).toISOString()
  expect(await find({ after: at(early.at) })).not.toContain(first)
  expect(await find({ before: at(late.at) })).not.toContain(third)
  expect(await find({ after: at(early.at - 1), before: at(late.at + 1), senderType: "staff", text: "all" })).toEqual([
    third,
  ])
  expect(await find({ after: "1970-01-01T01:00:00+01:00", senderType: "assistant" })).toEqual([])
})

test("a filtered list comes in pages, too", async () => {
  const { id, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Ferry 0")
  for (let count = 1; count < 5; count += 1) {
    await say(customer, conversationId, `Ferry ${count}`)
    await say(agent, conversationId, "Something else", { kind: "note" })
  }
  for (const person of [agent, customer]) {
    const { items, pages } = await walk(
      person,
      `/conversations/${conversationId}/messages?text=ferry&limit=2`,
      "entries",
    )
    expect(pages).toBe(3)
    expect(texts(items)).toEqual(["Ferry 0", "Ferry 1", "Ferry 2", "Ferry 3", "Ferry 4"])
  }
})

test("a page mark of another conversation, another person or another counting is refused", async () => {
  const { id, owner, agent, customer } = await office(env)
  const [one, other] = [await begin(customer, id), await begin(customer, id)]
  const path = (conversationId: string, cursor?: string) =>
    `/conversations/${conversationId}/messages?limit=1${cursor ? `&cursor=${cursor}` : ""}`
  const staffMark = (await agent.browser.get(path(one))).body.nextCursor
  const ownMark = (await customer.browser.get(path(one))).body.nextCursor
  expect(await agent.browser.get(path(one, staffMark))).toMatchObject(done(200))
  expect(await customer.browser.get(path(one, ownMark))).toMatchObject(done(200))
  const foreign = [
    await agent.browser.get(path(other, staffMark)),
    await customer.browser.get(path(one, staffMark)),
    await owner.browser.get(path(one, staffMark)),
    await agent.browser.get(path(one, ownMark)),
    await agent.browser.get(`/conversations?organizationId=${id}&limit=1&cursor=${staffMark}`),
  ]
  for (const answer of foreign) expect(answer).toMatchObject(problem("bad_cursor", 400))
})

test("what cannot be asked of history is refused with a reason", async () => {
  const { id, customer } = await office(env)
  const conversationId = await begin(customer, id)
  const ask = (query: string) => customer.browser.get(`/conversations/${conversationId}/messages?${query}`)
  const queries = [
    ...["limit=101", "limit=x", "senderType=nobody", "text=", "text=%00", `text=${"x".repeat(201)}`],
    ...[
      "before=yesterday",
      "after=0000-01-01T00:00:00Z",
      "before=9999-12-31T23:59:59-23:59",
      `cursor=${"x".repeat(501)}`,
    ],
  ]
  for (const query of queries)
    expect({ query, ...(await ask(query)) }).toMatchObject({ query, ...problem("bad_request", 400) })
})
