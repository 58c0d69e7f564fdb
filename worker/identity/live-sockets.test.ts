import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { parseFrames } from "../../protocol/down.ts"
import { protocolVersion } from "../../protocol/version.ts"
import app from "../index.ts"
import { found, guest, join, type Person, signIn, signUp } from "../test/people.ts"

/** Sign-out, removal and role change reach live sockets in this time. */
const promisedMs = 2_000

async function connect(person: Person, organizationId: string): Promise<WebSocket> {
  const response = await app.request(
    `${env.PUBLIC_ORIGIN}/api/organizations/${organizationId}/socket`,
    { headers: { Upgrade: "websocket", Origin: env.PUBLIC_ORIGIN, Cookie: person.browser.cookie } },
    env,
  )
  expect(response.status).toBe(101)
  if (!response.webSocket) throw new Error("A socket comes with status 101")
  response.webSocket.accept()
  return response.webSocket
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Still open after ${promisedMs} ms`)), promisedMs)
    socket.addEventListener("close", event => {
      clearTimeout(late)
      resolve(event.code)
    })
  })
}

/** Says hello and gives the welcome, which tells what the socket's holder is. */
function welcome(socket: WebSocket) {
  return new Promise((resolve, reject) => {
    socket.addEventListener("close", event => reject(new Error(`Closed with ${event.code}`)))
    socket.addEventListener("message", event => resolve(parseFrames(String(event.data))[0]), {
      once: true,
    })
    socket.send(JSON.stringify({ type: "hello", protocol: protocolVersion }))
  })
}

const removalOf = async (owner: Person, organizationId: string, userId: string) => {
  const { body } = await owner.browser.get(`/organizations/${organizationId}/members`)
  return `/organizations/${organizationId}/members/${body.members.find((one: { userId: string }) => one.userId === userId).id}`
}

test("signing out closes the sockets of that session in every organization, and no others", async () => {
  const owner = await signUp(env)
  const [first, second] = [await found(owner), await found(owner)]
  const phone = await signIn(env, owner)
  const onPhone = await connect(phone, first.id)
  const closed = [await connect(owner, first.id), await connect(owner, second.id)].map(closing)
  await owner.browser.post("/auth/sign-out")
  expect(await Promise.all(closed)).toEqual([4401, 4401])
  expect(await welcome(onPhone)).toMatchObject({ type: "welcome", viewer: { userId: owner.userId, role: "owner" } })
})

test("a new role reaches the open socket of staff, and a removal closes it", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const agent = await join(env, owner, id, "agent")
  const socket = await connect(agent, id)
  const path = await removalOf(owner, id, agent.userId)
  expect((await owner.browser.patch(path, { role: "admin" })).status).toBe(200)
  expect(await welcome(socket)).toMatchObject({ viewer: { role: "admin" } })
  const closed = closing(socket)
  expect((await owner.browser.delete(path)).status).toBe(204)
  expect(await closed).toBe(4403)
})

test("a guest who signs up takes their conversation along, and their old socket closes", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const visitor = await guest(env)
  const closed = closing(await connect(visitor, id))
  const started = await visitor.browser.post("/conversations", { organizationId: id, text: "Is the ferry running?" })
  expect(started.status).toBe(201)
  const ada = await signUp(env, "Ada", visitor.browser)
  expect(await closed).toBe(4401)
  expect((await ada.browser.get(`/conversations?organizationId=${id}`)).body.conversations).toMatchObject([
    { id: started.body.conversation.id, customer: { id: ada.userId, name: "Ada", isGuest: false } },
  ])
})

test("deleting an organization or an account closes every socket there", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const [agent, leaving] = [await join(env, owner, id, "agent"), await join(env, owner, id, "member")]
  const goodbye = closing(await connect(leaving, id))
  expect((await leaving.browser.post("/auth/delete-user", {})).status).toBe(200)
  expect(await goodbye).toBe(4401)
  const closed = [await connect(owner, id), await connect(agent, id)].map(closing)
  expect((await owner.browser.delete(`/organizations/${id}`)).status).toBe(204)
  expect(await Promise.all(closed)).toEqual([4410, 4410])
})

test("an organization's object learns who works there when one of them comes, and who has left", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const agent = await join(env, owner, id, "agent")
  await join(env, owner, id, "member")
  await welcome(await connect(owner, id))
  const roster = () =>
    runInDurableObject(env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id)), (_object, { storage }) =>
      storage.sql.exec("select id, role from agent order by role").toArray(),
    )
  await expect.poll(roster).toEqual([
    { id: agent.userId, role: "agent" },
    { id: owner.userId, role: "owner" },
  ])
  expect((await owner.browser.delete(await removalOf(owner, id, agent.userId))).status).toBe(204)
  await expect.poll(roster).toEqual([{ id: owner.userId, role: "owner" }])
})
