import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { type Answered, ask } from "./ask.ts"
import { cellOf } from "./table.ts"
import { names, type Things, world } from "./world.ts"

/** An answer to the byte. */
const whole = ({ status, headers, text }: Answered) => ({ status, headers: [...headers], text })

/** The same without what is left of a quota, which is less after each request. */
const uncounted = ({ headers, ...answer }: Answered) => {
  const rest = new Headers(headers)
  rest.delete("RateLimit")
  return whole({ ...answer, headers: rest })
}

test("members, invitations, knowledge and notes about customers of another organization are none of this one, also to its owner", async () => {
  const { people, here, elsewhere } = await world(env)
  const nothing = names()
  const inHere = `/api/organizations/${here.organizationId}`
  const asked = [
    { method: "PATCH", path: (things: Things) => `${inHere}/members/${things.memberId}`, body: { role: "agent" } },
    { method: "DELETE", path: (things: Things) => `${inHere}/members/${things.memberId}` },
    { method: "DELETE", path: (things: Things) => `${inHere}/invitations/${things.invitationId}` },
    { method: "GET", path: (things: Things) => `${inHere}/knowledge/${things.entryId}` },
    { method: "PATCH", path: (things: Things) => `${inHere}/knowledge/${things.entryId}`, body: { title: "Groups" } },
    { method: "DELETE", path: (things: Things) => `${inHere}/knowledge/${things.entryId}` },
    {
      method: "DELETE",
      path: (things: Things) => `${inHere}/customers/${here.customerId}/notes/${things.customerNoteId}`,
    },
  ]
  for (const { path, ...rest } of asked) {
    const foreign = await ask(env, people.owner, { ...rest, path: path(elsewhere) })
    expect(cellOf(foreign)).toBe("404")
    const none = await ask(env, people.owner, { ...rest, path: path(nothing) })
    expect(uncounted(foreign)).toEqual(uncounted(none))
    // Their own are there: it is not the asking that is wrong.
    expect((await ask(env, people.owner, { ...rest, path: path(here) })).status).toBeLessThan(300)
  }
})

test("an idempotency key of another organization is free here", async () => {
  const { people, here, elsewhere } = await world(env)
  const key = here.operationId
  const start = { method: "POST", path: "/api/conversations", headers: { "Idempotency-Key": key } }
  const body = { organizationId: elsewhere.organizationId, text: "Is the ferry running?" }
  expect(cellOf(await ask(env, people.other, { ...start, body }))).toBe("201")
})

test("a key of somebody else in the same organization is refused alike for what is foreign and what is nothing", async () => {
  const { people, here } = await world(env)
  const say = (conversationId: string, key: string) =>
    ask(env, people.other, {
      method: "POST",
      path: `/api/conversations/${conversationId}/messages`,
      body: { text: "At noon" },
      headers: { "Idempotency-Key": key },
    })
  const foreign = whole(await say(here.conversationId, here.operationId))
  expect(foreign.status).toBe(404)
  for (const [conversationId, key] of [
    [here.conversationId, crypto.randomUUID()],
    [crypto.randomUUID(), here.operationId],
    [crypto.randomUUID(), crypto.randomUUID()],
  ] as const)
    expect(whole(await say(conversationId, key))).toEqual(foreign)
  // In a conversation of their own the key is told to be taken, and nothing of by what.
  const started = await ask(env, people.other, {
    method: "POST",
    path: "/api/conversations",
    body: { organizationId: here.organizationId, text: "Mine" },
    headers: { "Idempotency-Key": here.operationId },
  })
  expect(JSON.parse(started.text)).toEqual({
    type: "urn:parley:problem:conflict",
    title: expect.any(String),
    status: 409,
    code: "conflict",
  })
})

test("a page mark of somebody else is as good as one that was made up", async () => {
  const { people, here } = await world(env)
  const list = (person: typeof people.owner, cursor: string) =>
    ask(env, person, {
      method: "GET",
      path: `/api/organizations/${here.organizationId}/members?limit=1&cursor=${cursor}`,
    })
  const first = await ask(env, people.owner, {
    method: "GET",
    path: `/api/organizations/${here.organizationId}/members?limit=1`,
  })
  const mark: string = JSON.parse(first.text).nextCursor
  expect(cellOf(await list(people.owner, mark))).toBe("200")
  expect(whole(await list(people.admin, mark))).toEqual(whole(await list(people.admin, "made-up")))
  expect(cellOf(await list(people.admin, mark))).toBe("bad_cursor")
})
