import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { identityLimits } from "../identity/identity-limits.ts"
import { Browser } from "../test/browser.ts"
import { type Person, password } from "../test/people.ts"
import { fingerprint } from "./fingerprint.ts"
import { connect, type Line } from "./line.ts"
import { type World, world } from "./world.ts"

/** The sockets of an agent who is signed in twice and a customer elsewhere, and of those around them. */
type Socket = "agent here" | "agent on the phone" | "agent elsewhere" | "owner" | "customer" | "member"
const sockets: Socket[] = ["agent here", "agent on the phone", "agent elsewhere", "owner", "customer", "member"]

interface Ending {
  what: string
  end: (world: World) => Promise<{ status: number }>
  /** Which sockets close, and with what. All others stay open and work. */
  closes: Partial<Record<Socket, number>>
}

const own =
  (path: string, body: (world: World) => object = () => ({})) =>
  (world: World) =>
    world.people.agent.browser.post(`/auth/${path}`, body(world))
const memberPath = ({ here, memberIds }: World, name: "agent" | "member") =>
  `/organizations/${here.organizationId}/members/${memberIds[name]}`
const becomes = (name: "agent" | "member", role: string) => (world: World) =>
  world.people.owner.browser.patch(memberPath(world, name), { role })
const newPassword = { currentPassword: password, newPassword: `${password} staple` }
const everywhere = { "agent here": 4401, "agent on the phone": 4401, "agent elsewhere": 4401 }
const inThisOne = { "agent here": 4403, "agent on the phone": 4403 }

const endings: Ending[] = [
  { what: "signs out", end: own("sign-out"), closes: { "agent here": 4401, "agent elsewhere": 4401 } },
  {
    what: "ends another session",
    end: own("revoke-session", ({ people }) => ({ token: people.agent.sessions.elsewhere })),
    closes: { "agent on the phone": 4401 },
  },
  {
    what: "names the session of somebody else",
    end: own("revoke-session", ({ people }) => ({ token: people.owner.sessions.here })),
    closes: {},
  },
  { what: "ends all other sessions", end: own("revoke-other-sessions"), closes: { "agent on the phone": 4401 } },
  { what: "ends all sessions", end: own("revoke-sessions"), closes: everywhere },
  {
    what: "changes the password and ends other sessions",
    end: own("change-password", () => ({ ...newPassword, revokeOtherSessions: true })),
    closes: everywhere,
  },
  { what: "only changes the password", end: own("change-password", () => newPassword), closes: {} },
  { what: "deletes the account", end: own("delete-user", () => ({ password })), closes: everywhere },
  {
    what: "is removed",
    end: world => world.people.owner.browser.delete(memberPath(world, "agent")),
    closes: inThisOne,
  },
  { what: "leaves", end: world => world.people.agent.browser.delete(memberPath(world, "agent")), closes: inThisOne },
  { what: "becomes a member", end: becomes("agent", "member"), closes: inThisOne },
  { what: "becomes an admin", end: becomes("agent", "admin"), closes: {} },
  { what: "is there when a member becomes an agent", end: becomes("member", "agent"), closes: { member: 4403 } },
  {
    what: "is there when the organization is deleted",
    end: world => world.people.owner.browser.delete(`/organizations/${world.here.organizationId}`),
    closes: { "agent here": 4410, "agent on the phone": 4410, owner: 4410, customer: 4410, member: 4410 },
  },
]

for (const { what, end, closes } of endings)
  test(`an agent ${what}`, async () => {
    const here = await world(env)
    const lines = await open(here)
    expect((await end(here)).status).toBeLessThan(300)
    // What was on its way when it ended arrives now, and does nothing.
    const { entries, conversation } = await fingerprint(here)
    const ended = sockets.filter(name => closes[name] !== undefined)
    for (const name of ended) write(lines[name], here)
    for (const name of ended) expect([name, await lines[name].closed]).toEqual([name, closes[name]])
    expect(await fingerprint(here)).toMatchObject({ entries, conversation })
    for (const name of sockets.filter(name => closes[name] === undefined)) {
      expect(await lines[name].answersTo({ type: "watch", conversationId: null })).toEqual([])
      expect([name, lines[name].isClosed()]).toEqual([name, false])
    }
  })

async function open(here: World): Promise<Record<Socket, Line>> {
  const { people, elsewhere } = here
  const phone = new Browser(env)
  const signedIn = await phone.post("/auth/sign-in/email", { email: people.agent.email, password })
  expect(signedIn.status).toBe(200)
  people.agent.sessions.elsewhere = signedIn.body.token
  const at = async (person: Person, organizationId = here.here.organizationId) => {
    const line = await connect(env, person, organizationId)
    await line.hello()
    return line
  }
  return {
    "agent here": await at(people.agent),
    "agent on the phone": await at({ ...people.agent, browser: phone }),
    "agent elsewhere": await at(people.agent, elsewhere.organizationId),
    owner: await at(people.owner),
    customer: await at(people.customer),
    member: await at(people.member),
  }
}

/** Something that everybody may do who is let in: a customer starts a conversation, staff write into one. */
function write(line: Line, { here }: World): void {
  const operation = (conversationId: string, type: "start" | "send") => ({
    type: "do" as const,
    operation: { id: crypto.randomUUID(), conversationId, command: { type, text: "Too late" } },
  })
  line.send(operation(here.conversationId, "send"))
  line.send(operation(crypto.randomUUID(), "start"))
}

test("rights that become less are less for the next frame on the same socket", async () => {
  const here = await world(env, "claimed")
  const { people, here: things, memberIds } = here
  const line = await connect(env, people.admin, things.organizationId)
  await line.hello()
  const path = `/organizations/${things.organizationId}/members/${memberIds.admin}`
  expect((await people.owner.browser.patch(path, { role: "agent" })).status).toBe(200)
  // An admin may release what an agent has; an agent may not release what another one has.
  const release = { id: crypto.randomUUID(), conversationId: things.conversationId }
  expect(
    await line.answersTo({ type: "do", operation: { ...release, command: { type: "release", to: "queue" } } }),
  ).toMatchObject([{ type: "refused", code: "forbidden" }])
})

afterEach(() => vi.useRealTimers())

test("a session that runs out hears nothing and does nothing more, and its socket closes at the next frame", async () => {
  const here = await world(env)
  const { people, here: things } = here
  const [hears, writes] = [
    await connect(env, people.customer, things.organizationId),
    await connect(env, people.other, things.organizationId),
  ]
  for (const line of [hears, writes]) await line.hello()
  const before = hears.heard.length
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + identityLimits.sessionSeconds * 1000 + 1 })
  write(writes, here)
  expect(await writes.closed).toBe(4401)
  const agent = { userId: people.agent.userId, name: "agent", isGuest: false, role: "agent" as const }
  const command = { type: "send" as const, text: "For who is still there" }
  const { conversationId } = things
  expect(await here.stub.execute(agent, { id: crypto.randomUUID(), conversationId, command })).toMatchObject({
    ok: true,
  })
  expect(await hears.closed).toBe(4401)
  expect(hears.heard.slice(before)).toEqual([])
})
