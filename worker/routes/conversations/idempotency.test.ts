import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { parseFrames } from "../../../protocol/down.ts"
import { limits } from "../../../protocol/limits.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import app from "../../index.ts"
import type { Person } from "../../test/people.ts"
import { begin, done, office, problem, sayAs } from "../../test/talk.ts"

test("a repeated request gives the first result again, and other content under its key is a conflict", async () => {
  const { id, agent, customer } = await office(env)
  const [one, other, key] = [await begin(customer, id), await begin(customer, id), crypto.randomUUID()]
  const first = await sayAs(customer, one, "Hello?", key)
  expect(first).toMatchObject(done(201, { repeated: false, entry: { id: key } }))
  const again = await sayAs(customer, one, "Hello?", key)
  expect(again).toMatchObject(done(200, { repeated: true }))
  expect(again.body.entry).toEqual(first.body.entry)
  expect((await sayAs(customer, one, "Hello?", key.toUpperCase())).body.entry).toEqual(first.body.entry)
  const conflicts = [
    await sayAs(customer, one, "Something else", key),
    await sayAs(customer, other, "Hello?", key),
    await sayAs(agent, one, "Hello?", key),
    await customer.browser.request(
      "POST",
      `/conversations/${one}/escalation`,
      { reason: "Hello?" },
      { "Idempotency-Key": key },
    ),
  ]
  for (const answer of conflicts) expect(answer).toMatchObject(problem("conflict", 409))
  const { entries } = (await customer.browser.get(`/conversations/${one}/messages`)).body
  expect(entries.filter((entry: { id: string }) => entry.id === key)).toHaveLength(1)
  expect(entries).toHaveLength(3)
})

test("a repeated start finds the conversation it made, named by the client or not", async () => {
  const { id: organizationId, customer } = await office(env)
  const elsewhere = await office(env)
  const start = (body: object, key: string) =>
    customer.browser.request(
      "POST",
      "/conversations",
      { organizationId, text: "Hello?", ...body },
      { "Idempotency-Key": key },
    )
  const named = { conversationId: crypto.randomUUID() }
  for (const [body, key] of [
    [{}, crypto.randomUUID()],
    [named, crypto.randomUUID()],
  ] as const) {
    const first = await start(body, key)
    expect(first).toMatchObject(done(201, { repeated: false, entry: { id: key } }))
    const again = await start({ ...body, organizationId: organizationId.toUpperCase() }, key)
    expect(again).toMatchObject(
      done(200, { repeated: true, conversation: { id: first.body.conversation.id }, entry: { id: key } }),
    )
    expect(again.headers.get("Location")).toBe(first.headers.get("Location"))
    expect(await start({ ...body, text: "Other" }, key)).toMatchObject(problem("conflict", 409))
    // Another organization is another world, even under the same key.
    const there = await start({ organizationId: elsewhere.id }, key)
    expect(there).toMatchObject(done(201, { repeated: false }))
    expect(there.body.conversation.id).not.toBe(first.body.conversation.id)
  }
  expect(await start(named, crypto.randomUUID())).toMatchObject(problem("already_exists", 409))
  expect(
    (await customer.browser.get(`/conversations?organizationId=${organizationId}`)).body.conversations,
  ).toHaveLength(2)
})

test("a state change is safe to repeat after it has been undone", async () => {
  const { id, agent, customer } = await office(env)
  const [one, key] = [await begin(customer, id), crypto.randomUUID()]
  const claim = () =>
    agent.browser.request("POST", `/conversations/${one}/claim`, undefined, { "Idempotency-Key": key })
  const first = await claim()
  expect(first).toMatchObject(done(200, { repeated: false }))
  await agent.browser.post(`/conversations/${one}/release`, { to: "queue" })
  expect(await claim()).toMatchObject(
    done(200, { repeated: true, entry: first.body.entry, conversation: { state: { status: "waiting" } } }),
  )
})

test("a key that is not a uuid is refused, and nothing is written", async () => {
  const { id, customer } = await office(env)
  const one = await begin(customer, id)
  for (const key of ["7", "", "not-a-uuid", `${crypto.randomUUID()}0`]) {
    expect(await sayAs(customer, one, "Hello?", key)).toMatchObject(
      problem("bad_request", 400, { detail: expect.stringContaining("idempotency-key") }),
    )
  }
  expect((await customer.browser.get(`/conversations/${one}`)).body.lastPosition).toBe(2)
})

test("what was said over the socket is known over REST under the same id, and the other way round", async () => {
  const { id, customer } = await office(env)
  const one = await begin(customer, id)
  const line = await open(customer, id)
  const [onSocket, onRest] = [crypto.randomUUID(), crypto.randomUUID()]
  expect(await line.send(one, "Hello?", onSocket)).toMatchObject({ type: "accepted", id: onSocket, repeated: false })
  expect(await sayAs(customer, one, "Hello?", onSocket)).toMatchObject(
    done(200, { repeated: true, entry: { id: onSocket } }),
  )
  expect(await sayAs(customer, one, "Still there?", onRest)).toMatchObject(done(201))
  expect(await line.send(one, "Still there?", onRest)).toMatchObject({ type: "accepted", id: onRest, repeated: true })
  expect(await line.send(one, "Something else", onRest)).toMatchObject({
    type: "refused",
    id: onRest,
    code: "conflict",
  })
})

test("who does too much at once is asked to wait, and told how long", async () => {
  const { id, customer } = await office(env)
  const one = await begin(customer, id)
  const answers = await Promise.all(
    Array.from({ length: limits.operationsBurst.customer + 10 }, (_, count) =>
      customer.browser.post(`/conversations/${one}/messages`, { text: `${count}` }),
    ),
  )
  const waiting = answers.filter(answer => answer.status !== 201)
  expect(waiting).not.toEqual([])
  for (const answer of waiting) {
    expect(answer).toMatchObject(problem("rate_limited", 429))
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0)
  }
})

/** A greeted socket that says one thing at a time and gives its answer. */
async function open(person: Person, organizationId: string) {
  const response = await app.request(
    `${env.PUBLIC_ORIGIN}/api/organizations/${organizationId}/socket`,
    { headers: { Upgrade: "websocket", Origin: env.PUBLIC_ORIGIN, Cookie: person.browser.cookie } },
    env,
  )
  const socket = response.webSocket
  if (!socket) throw new Error(`No socket but ${response.status}`)
  socket.accept()
  const answerTo = (frame: object, ...types: string[]) =>
    new Promise(resolve => {
      const hear = ({ data }: MessageEvent) => {
        const heard = parseFrames(String(data)).find(({ type }) => types.includes(type))
        if (!heard) return
        socket.removeEventListener("message", hear)
        resolve(heard)
      }
      socket.addEventListener("message", hear)
      socket.send(JSON.stringify(frame))
    })
  await answerTo({ type: "hello", protocol: protocolVersion }, "welcome")
  const send = (conversationId: string, text: string, operationId: string) =>
    answerTo(
      { type: "do", operation: { id: operationId, conversationId, command: { type: "send", text } } },
      "accepted",
      "refused",
    )
  return { send }
}
