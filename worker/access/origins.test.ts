import { env as configured } from "cloudflare:workers"
import { expect, test } from "vitest"
import type { Env } from "../env.ts"
import app from "../index.ts"
import { password } from "../test/people.ts"
import { type Answered, type Asked, ask } from "./ask.ts"
import { doorsOf } from "./doors.ts"
import { fingerprint } from "./fingerprint.ts"
import { requestOf } from "./knock.ts"
import { ownOrigin, wrongOrigins } from "./origins.ts"
import { pathOf } from "./path.ts"
import { restTable } from "./rest-table.ts"
import { cellOf } from "./table.ts"
import { type World, world } from "./world.ts"

const env: Env = { ...configured, PUBLIC_ORIGIN: ownOrigin }
const isChange = (door: string) => !door.startsWith("GET ") || door.endsWith("/socket")
/** Everything that another site could do with somebody's cookies: each change, and the socket. */
const doors = restTable.filter(({ door, label }) => isChange(door) && door === label)

/** Asked by the owner, who may do almost everything. */
async function tried(here: World, origin: string) {
  const answers: [string, Answered][] = []
  for (const row of doors) {
    const asked = requestOf(row, "owner", { world: here, things: here.here })
    answers.push([row.door, await ask(env, here.people.owner, { ...asked, origin })])
  }
  return answers
}

test("all changes and the socket are asked", () => {
  expect(doors.map(({ door }) => door)).toEqual(expect.arrayContaining(doorsOf(app).filter(isChange)))
})

test.each(Object.entries(wrongOrigins))("%s is not our page: %s", async (_, origin) => {
  const here = await world(env)
  const before = await fingerprint(here)
  const refused = await tried(here, origin)
  expect(refused.map(([door, answer]) => [door, cellOf(answer)])).toEqual(doors.map(({ door }) => [door, "bad_origin"]))
  const shared = refused.flatMap(([, { headers }]) =>
    [...headers.keys()].filter(one => one.startsWith("access-control-")),
  )
  expect(shared).toEqual([])
  expect(await fingerprint(here)).toEqual(before)
})

test("a preflight is promised nothing, wherever it comes from", async () => {
  const { here } = await world(env)
  for (const origin of [ownOrigin, "https://evil.example"])
    for (const { door } of restTable) {
      const [method = "", path = ""] = door.split(" ")
      const headers = { "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type" }
      const answer = await ask(env, null, { method: "OPTIONS", path: pathOf(path, here), origin, headers })
      expect([door, answer.status]).toEqual([door, origin === ownOrigin ? 405 : 403])
      expect([...answer.headers.keys()].filter(one => one.startsWith("access-control-"))).toEqual([])
    }
})

test("our own page is let in everywhere", async () => {
  const answers = await tried(await world(env), ownOrigin)
  expect(answers.filter(([, answer]) => answer.status !== 101 && cellOf(answer) === "bad_origin")).toEqual([])
})

test("a script sends no origin and is let in, except where a cookie is given or taken", async () => {
  const { people, here } = await world(env)
  const script = (method: string, path: string, more: Partial<Asked> = {}) =>
    ask(env, people.customer, { method, path, origin: null, ...more })
  const body = { organizationId: here.organizationId, text: "Is the ferry running?" }
  expect((await script("POST", "/api/conversations", { body })).status).toBe(201)
  const path = `/api/organizations/${here.organizationId}/socket`
  const { socket } = await script("GET", path, { headers: { Upgrade: "websocket" } })
  expect(socket).toBeTruthy()
  socket?.accept()
  socket?.close()
  expect(cellOf(await script("POST", "/api/auth/sign-out", { body: {} }))).toBe("bad_origin")
  const signIn = { method: "POST", path: "/api/auth/sign-in/email", origin: null }
  const account = { email: people.customer.email, password }
  expect((await ask(env, null, { ...signIn, body: account })).status).toBe(200)
})
