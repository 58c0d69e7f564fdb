import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { signLink } from "../identity/signed-link.ts"
import { Browser } from "../test/browser.ts"
import { guest, type Person, signUp } from "../test/people.ts"
import { begin, done, office, problem } from "../test/talk.ts"

const address = "lena@example.com"
const later = () => Date.now() + 60_000

/** A guest has asked something and left an address. */
async function left() {
  const { id, agent, customer } = await office(env)
  const lena = await guest(env)
  const [one, other] = [await begin(lena, id), await begin(lena, id)]
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id))
  const viewer = { userId: lena.userId, name: lena.name, isGuest: true, role: null }
  const command = { type: "leave_email" as const, email: address }
  expect(await stub.execute(viewer, { id: crypto.randomUUID(), conversationId: one, command })).toMatchObject({
    ok: true,
  })
  const claim = { to: "return" as const, organizationId: id, conversationId: one, address, until: later() }
  return { id, agent, customer, lena, one, other, claim }
}

const back = (person: Person, token: string) => person.browser.post("/returns", { token })
const sees = async (person: Person, conversation: string) =>
  (await person.browser.get(`/conversations/${conversation}`)).status === 200

test("a guest whose cookie is gone goes on with the conversation of the link, and with no other", async () => {
  const { lena, one, other, claim } = await left()
  const atPhone = await guest(env)
  expect(await sees(atPhone, one)).toBe(false)
  expect(await back(atPhone, await signLink(env, claim))).toMatchObject(done(201, { conversationId: one }))
  expect([await sees(atPhone, one), await sees(atPhone, other)]).toEqual([true, false])
  expect([await sees(lena, one), await sees(lena, other)]).toEqual([false, true])
  expect(await back(lena, await signLink(env, claim))).toMatchObject(done(201))
  expect(await sees(lena, one)).toBe(true)
})

test("the guest themselves, and an account that they make later, go on as who they are", async () => {
  const { lena, one, claim } = await left()
  const token = await signLink(env, claim)
  expect(await back(lena, token)).toMatchObject(done(201))
  const account = await signUp(env, "Lena", lena.browser)
  expect(await sees(account, one)).toBe(true)
  expect(await back(await guest(env), token)).toMatchObject(problem("forbidden", 403))
  expect(await back(account, token)).toMatchObject(done(201))
})

test("a link that is over, of another address, of another place, or that somebody has changed leads nowhere", async () => {
  const [{ one, claim }, elsewhere] = [await left(), await office(env)]
  const stranger = await guest(env)
  const good = await signLink(env, claim)
  const bad = [
    await signLink(env, { ...claim, until: Date.now() - 1 }),
    await signLink(env, { ...claim, address: "eve@example.com" }),
    await signLink(env, { ...claim, organizationId: elsewhere.id }),
    await signLink(env, { ...claim, conversationId: crypto.randomUUID() }),
    await signLink(env, { to: "stop", organizationId: claim.organizationId, address }),
    await signLink({ BETTER_AUTH_SECRET: "another secret of thirty-two characters" }, claim),
    good.replace(/^./, "x"),
    `${good.split(".")[0]}.AAAA`,
    "made-up",
  ]
  for (const token of bad) expect(await back(stranger, token)).toMatchObject(problem("bad_link", 410))
  expect(await sees(stranger, one)).toBe(false)
  expect(await back(stranger, good)).toMatchObject(done(201))
})

test("staff do not become customers by a link", async () => {
  const { agent, lena, one, claim } = await left()
  expect(await back(agent, await signLink(env, claim))).toMatchObject(problem("forbidden", 403))
  expect(await sees(lena, one)).toBe(true)
})

test("whoever holds the link of a mail has no more of it sent, or has it sent again, without signing in", async () => {
  const { id } = await office(env)
  const token = await signLink(env, { to: "stop", organizationId: id, address })
  const nobody = new Browser(env)
  const change = (isStopped: boolean, by = token) => nobody.put("/unsubscription", { token: by, isStopped })
  const now = (isStopped: boolean) => done(200, { organizationName: "Harbour", address, isStopped })
  for (const isStopped of [true, true, false, true]) expect(await change(isStopped)).toMatchObject(now(isStopped))
  const claim = {
    to: "return" as const,
    organizationId: id,
    conversationId: crypto.randomUUID(),
    address,
    until: later(),
  }
  for (const other of ["made-up", await signLink(env, claim)])
    expect(await change(false, other)).toMatchObject(problem("bad_link", 410))
})
