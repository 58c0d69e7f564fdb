import { evictDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import type { Role, Viewer } from "../../protocol/person.ts"
import { admissionHeader } from "./admit.ts"
import { Endings } from "./endings.ts"

const person = (role: Role | null = null): Viewer => ({
  userId: crypto.randomUUID(),
  name: "Ada",
  isGuest: false,
  role,
})

/** An organization's object, and its door as the Worker knocks on it after a check that began at some time. */
function door() {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  const knock = async (viewer: Viewer, { sessionId = "one", checkedAt }: { sessionId?: string; checkedAt: number }) => {
    const admission = JSON.stringify({ viewer, sessionId, expiresAt: Date.now() + 60_000, checkedAt })
    const headers = { Upgrade: "websocket", [admissionHeader]: encodeURIComponent(admission) }
    const answer = await stub.fetch("https://organization/", { headers })
    answer.webSocket?.accept()
    return answer.status
  }
  return { stub, knock }
}

test("somebody who signs out while their socket is on its way stays out, whatever the clocks say", async () => {
  const { stub, knock } = door()
  const ada = person()
  expect(await knock(ada, { checkedAt: Date.now() })).toBe(101)
  await stub.endSessions({ userId: ada.userId, sessionIds: ["one"] })
  expect(await knock(ada, { checkedAt: Date.now() + 60_000 })).toBe(401)
  expect(await knock(ada, { sessionId: "another", checkedAt: Date.now() })).toBe(101)
})

test("a role that changes while a socket is on its way is read anew", async () => {
  const { stub, knock } = door()
  const [agent, colleague] = [person("agent"), person("agent")]
  const before = Date.now() - 1
  await stub.changeRole({ userId: agent.userId, role: null })
  expect(await knock(agent, { checkedAt: before })).toBe(503)
  expect(await knock(colleague, { checkedAt: before })).toBe(101)
  expect(await knock({ ...agent, role: null }, { checkedAt: Date.now() + 1_000 })).toBe(101)
})

test("nobody gets into an organization that is deleted while they are on their way", async () => {
  const { stub, knock } = door()
  const before = Date.now() - 1
  await stub.dissolve("done")
  expect(await knock(person(), { checkedAt: before })).toBe(503)
})

test("who was checked before something ended is checked again when the object has started anew meanwhile", async () => {
  const { stub, knock } = door()
  const [ada, bea] = [person(), person()]
  const before = Date.now()
  expect(await knock(ada, { sessionId: "hers", checkedAt: before })).toBe(101)
  await stub.endSessions({ userId: ada.userId, sessionIds: ["hers"] })
  expect(await knock(bea, { checkedAt: before })).toBe(101)
  await evictDurableObject(stub)
  expect(await knock(ada, { sessionId: "hers", checkedAt: before })).toBe(503)
  expect(await knock(bea, { checkedAt: before })).toBe(503)
  expect(await knock(bea, { checkedAt: Date.now() + 1 })).toBe(101)
})

test("endings are forgotten after a while, and at most so many are remembered", () => {
  let now = 1_000_000
  const endings = new Endings(() => now, { endedAt: () => 0, setEndedAt: () => {} })
  const ended = (sessionId: string) =>
    endings.since({ viewer: person(), sessionId, expiresAt: 0, checkedAt: now }) === "signed_out"
  endings.sessionEnded("first")
  expect(ended("first")).toBe(true)
  now += limits.endingsMs
  endings.sessionEnded("second")
  expect([ended("first"), ended("second")]).toEqual([false, true])
  for (let count = 0; count < limits.endingsMax; count += 1) endings.sessionEnded(`${count}`)
  expect([ended("second"), ended("0"), ended(`${limits.endingsMax - 1}`)]).toEqual([false, true, true])
})
