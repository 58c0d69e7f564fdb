import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { type BulkOutcome, bulkResult } from "../../../protocol/bulk.ts"
import { limits } from "../../../protocol/limits.ts"
import { join, type Person } from "../../test/people.ts"
import { begin, done, nowhere, office, problem, say, staffOf } from "../../test/talk.ts"

afterEach(() => void vi.restoreAllMocks())

const label = crypto.randomUUID()
const put = { type: "label", add: [label] }

/** An office with a label and so many conversations. */
async function busy(count: number) {
  const at = await office(env)
  const { desk } = (await at.owner.browser.get(`/organizations/${at.id}/desk`)).body
  const labels = [{ id: label, name: "Ferry", colour: "blue" }]
  await at.owner.browser.request("PUT", `/organizations/${at.id}/desk`, { desk: { ...desk, labels } }, {})
  const all: string[] = []
  for (let n = 0; n < count; n += 1) all.push(await begin(at.customer, at.id, `Question ${n}`))
  const ask = (person: Person, body: object, key: string = crypto.randomUUID()) =>
    person.browser.request("POST", `/organizations/${at.id}/conversations/bulk`, body, { "Idempotency-Key": key })
  const bulk = async (person: Person, commands: object[], conversations: object[]): Promise<BulkOutcome[]> => {
    const answer = await ask(person, { commands, conversations })
    expect(answer).toMatchObject(done(200))
    return bulkResult.parse(answer.body).outcomes
  }
  const read = async (one: string) => (await at.agent.browser.get(`/conversations/${one}`)).body
  return { ...at, all, ask, bulk, read }
}

const named = (all: string[]) => all.map(id => ({ id }))

/** What takes back what has been done: what the outcome says, unless it has been changed since. */
function backFrom(outcome: BulkOutcome | undefined) {
  if (!outcome?.ok) throw new Error("It was refused")
  return { commands: outcome.undo, conversations: [{ id: outcome.conversationId, since: outcome.seq }] }
}

test("each conversation is for itself: what cannot be done in one is said, and is done in the others", async () => {
  const { agent, owner, all, bulk, read } = await busy(3)
  const [first = "", second = "", third = ""] = all
  await owner.browser.post(`/conversations/${second}/claim`, {})
  const outcomes = await bulk(agent, [{ type: "resolve" }], named([...all, nowhere]))
  expect(outcomes).toMatchObject([
    { ok: true, conversationId: first, undo: [{ type: "reopen" }] },
    {
      ok: false,
      conversationId: second,
      code: "already_claimed",
      detail: expect.stringContaining("Nora has had this"),
    },
    { ok: true, conversationId: third },
    { ok: false, conversationId: nowhere, code: "not_found" },
  ])
  expect((await read(first)).state.status).toBe("resolved")
  expect((await read(second)).state.status).toBe("claimed")
})

test("a repetition does nothing twice, also of a request that was half done, and another request under its key is refused", async () => {
  const { agent, all, ask, read } = await busy(2)
  const [first = "", second = ""] = all
  const key = crypto.randomUUID()
  const one = await ask(agent, { commands: [put], conversations: named([first]) }, key)
  const both = await ask(agent, { commands: [put], conversations: named([first, second]) }, key)
  expect(both.body.outcomes[0]).toEqual({ ...one.body.outcomes[0], undo: [] })
  expect(both.body.outcomes[1]).toMatchObject({ ok: true, undo: [{ type: "label", add: [], remove: [label] }] })
  const entries = (await agent.browser.get(`/conversations/${first}/messages`)).body.entries
  expect(entries.filter(({ body }: { body: { type: string } }) => body.type === "labelled")).toHaveLength(1)
  const other = await ask(agent, { commands: [{ type: "wake" }], conversations: named([first]) }, key)
  expect(other.body.outcomes).toMatchObject([{ ok: false, code: "conflict" }])
  expect((await read(first)).work.labels).toEqual([label])
})

test("what was done is undone, but not where somebody has changed the same since", async () => {
  const { agent, owner, customer, all, bulk, ask, read } = await busy(2)
  const [first = "", second = ""] = all
  const [one, two] = await bulk(agent, [{ type: "prioritize", priority: "urgent" }, put], named(all))
  await say(customer, first, "Are you there?")
  await owner.browser.request("PUT", `/conversations/${second}/priority`, { priority: "low" }, {})
  expect((await ask(agent, backFrom(one))).body.outcomes).toMatchObject([{ ok: true }])
  expect((await ask(agent, backFrom(two))).body.outcomes).toEqual([
    { ok: false, conversationId: second, code: "stale", detail: "Nora has changed this since." },
  ])
  expect((await read(first)).work).toMatchObject({ labels: [], priority: "normal" })
  expect((await read(second)).work).toMatchObject({ labels: [label], priority: "low" })
})

test("who gave a conversation away by mistake takes it back, until its new holder has done something there", async () => {
  const { id, agent, owner, all, bulk, ask, read } = await busy(2)
  const [first = "", second = ""] = all
  const tom = await join(env, owner, id, "agent")
  const assign = { type: "assign", agentId: tom.userId }
  const [one, two] = await bulk(agent, [assign], named(all))
  expect(one).toMatchObject({ ok: true, undo: [{ type: "release", to: "assistant" }] })
  await say(tom, second, "I am on it")
  expect((await ask(agent, backFrom(one))).body.outcomes).toMatchObject([{ ok: true }])
  expect((await ask(agent, backFrom(two))).body.outcomes).toMatchObject([{ ok: false, code: "forbidden" }])
  expect((await read(first)).state.status).toBe("open")
  expect((await read(second)).state).toMatchObject({ status: "claimed", agent: { id: tom.userId } })
})

test("a list says which conversations it holds, in its order, and refuses a label that is gone", async () => {
  const { id, agent, all, bulk } = await busy(3)
  await bulk(agent, [put], named(all.slice(1)))
  const ids = (search: string) => agent.browser.get(`/organizations/${id}/conversations/ids?${search}`)
  const list = (await agent.browser.get(`/conversations?organizationId=${id}`)).body.conversations
  expect((await ids("queue=all")).body).toEqual({ ids: list.map((one: { id: string }) => one.id), isWhole: true })
  expect(new Set((await ids(`labels=${label}`)).body.ids)).toEqual(new Set(all.slice(1)))
  expect(await ids(`labels=${nowhere}`)).toMatchObject(problem("unknown_label", 409))
})

test("changes are counted by their number, against a quota of their own", async () => {
  const { id, agent, all, ask } = await busy(1)
  vi.spyOn(Date, "now").mockReturnValue(Date.now())
  const [one = ""] = all
  // The same one again and again: each is one more to look at.
  const many = named(Array.from({ length: limits.bulkConversationsMax }, () => one))
  for (let left = limits.bulkBurst - many.length; left >= 0; left -= many.length) {
    const answer = await ask(agent, { commands: [{ type: "wake" }], conversations: many })
    expect(answer.headers.get("RateLimit")).toContain(`"changes";r=${left};`)
  }
  const refused = await ask(agent, { commands: [{ type: "wake" }], conversations: named([one]) })
  expect(refused).toMatchObject(problem("rate_limited", 429))
  expect(refused.headers.get("Retry-After")).toBe("1")
  expect(await say(agent, one, "Every hour")).toMatchObject(done(201))
  expect((await agent.browser.get(`/conversations?organizationId=${id}`)).status).toBe(200)
})

test("what no quota ever holds is refused at once, with its bound", async () => {
  const { agent, ask } = await busy(0)
  const commands = Array.from({ length: limits.bulkCommandsMax }, () => ({ type: "wake" }))
  const atOnce = limits.bulkBurst / commands.length
  const some = named(Array.from({ length: atOnce }, () => nowhere))
  expect(await ask(agent, { commands, conversations: some })).toMatchObject(done(200))
  expect(await ask(agent, { commands, conversations: [...some, { id: nowhere }] })).toMatchObject(
    problem("bad_request", 400, { detail: expect.stringContaining(`At most ${limits.bulkBurst} changes at once.`) }),
  )
})

test("a hundred conversations are one request, and its answer is in its order", async () => {
  const { id, agent, bulk } = await busy(0)
  const { stub } = staffOf(env, id)
  const people = Array.from({ length: 100 }, () => ({ ...staffOf(env, id).viewer, role: null }))
  const all = people.map(() => crypto.randomUUID())
  for (const [n, viewer] of people.entries())
    await stub.execute(viewer, {
      id: crypto.randomUUID(),
      conversationId: all[n] ?? "",
      command: { type: "start", text: "Hi" },
    })
  const outcomes = await bulk(agent, [put], named(all))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100)
  expect(outcomes.map(({ conversationId }) => conversationId)).toEqual(all)
})
