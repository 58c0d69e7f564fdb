import { env as configured } from "cloudflare:workers"
import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { invitation, organization as organizations } from "../../drizzle/schema/auth.ts"
import { rememberCustomer } from "../identity/customers.ts"
import { Browser } from "../test/browser.ts"
import { found, guest, join, type Person, password, signUp } from "../test/people.ts"
import { recordedOrganizations } from "../test/recorded-organizations.ts"

const { env, calls } = recordedOrganizations(configured)
const nowhere = "00000000-0000-4000-8000-000000000000"

const problem = (code: string, status: number) => ({ status, body: { status, code } })

const invite = (by: Person, organizationId: string, email: string, role = "agent") =>
  by.browser.post(`/organizations/${organizationId}/invitations`, { email, role })

const memberOf = async (viewer: Person, organizationId: string, userId: string): Promise<{ id: string }> => {
  const { body } = await viewer.browser.get(`/organizations/${organizationId}/members`)
  return body.members.find((one: { userId: string }) => one.userId === userId)
}

test("whoever makes an organization owns it, and anybody finds its door by address or id", async () => {
  const owner = await signUp(env)
  const { id, slug } = await found(owner, { region: "weur", accent: "#1f6feb" })
  const door = { id, slug, name: "Harbour", logo: null, accent: "#1f6feb" }
  const nobodyElse = { assistant: null }
  expect((await owner.browser.get(`/organizations/${slug}`)).body).toEqual({ ...door, ...nobodyElse, role: "owner" })
  const passerBy = new Browser(env)
  expect((await passerBy.get(`/organizations/${slug}`)).body).toEqual({ ...door, ...nobodyElse, role: null })
  expect((await passerBy.get(`/organizations/${id}`)).body).toEqual({ ...door, ...nobodyElse, role: null })
  for (const address of [nowhere, "%00", `${slug}%00`, "no%20address"])
    expect(await passerBy.get(`/organizations/${address}`)).toMatchObject(problem("not_found", 404))
  expect((await owner.browser.get("/organizations")).body).toEqual({
    organizations: [{ ...door, role: "owner", relation: "member" }],
    nextCursor: null,
  })
})

test("what is wrong with a new organization is said with a code", async () => {
  const owner = await signUp(env)
  const { slug } = await found(owner)
  const make = (body: object) => owner.browser.post("/organizations", { name: "Mill", slug: "mill", ...body })
  expect(await make({ slug })).toMatchObject(problem("slug_taken", 409))
  expect(await make({ slug: "Not An Address" })).toMatchObject(problem("bad_request", 400))
  expect(await make({ slug: nowhere })).toMatchObject(problem("bad_request", 400))
  expect(await make({ region: "moon" })).toMatchObject(problem("bad_region", 422))
  expect(await make({ accent: "red; background: url(//evil.example)" })).toMatchObject(problem("bad_request", 400))
  expect(await make({ metadata: {} })).toMatchObject(problem("bad_request", 400))
  expect(await new Browser(env).post("/organizations", { name: "Mill", slug: "mill" })).toMatchObject(
    problem("unauthenticated", 401),
  )
  expect(await (await guest(env)).browser.post("/organizations", { name: "Mill", slug: "mill" })).toMatchObject(
    problem("forbidden", 403),
  )
})

test("two people who take the same address at once do not both get it", async () => {
  const [ada, bob] = await Promise.all([signUp(env, "Ada"), signUp(env, "Bob")])
  const slug = `race-${crypto.randomUUID().slice(0, 8)}`
  const answers = await Promise.all([ada, bob].map(one => one.browser.post("/organizations", { name: "Race", slug })))
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 409])
})

test("owners and admins change the profile, but never the region", async () => {
  const owner = await signUp(env)
  const { id, slug } = await found(owner, { region: "eu", accent: "#1f6feb" })
  const agent = await join(env, owner, id, "agent")
  expect(await owner.browser.patch(`/organizations/${id}`, { name: "Mill", accent: null })).toMatchObject({
    status: 200,
    body: { id, slug, name: "Mill", accent: null, role: "owner" },
  })
  expect(await owner.browser.patch(`/organizations/${id}`, { region: "auto" })).toMatchObject(
    problem("region_is_fixed", 409),
  )
  expect(await owner.browser.patch(`/organizations/${id}`, {})).toMatchObject(problem("bad_request", 400))
  expect(await agent.browser.patch(`/organizations/${id}`, { name: "Mine" })).toMatchObject(problem("forbidden", 403))
  const [row] = await database(env).select().from(organizations).where(eq(organizations.id, id))
  expect(row).toMatchObject({ name: "Mill", region: "eu", accent: null })
})

test("an invited person joins, and their live socket is told the new role", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const joan = await signUp(env, "Joan")
  const invited = await invite(owner, id, joan.email.toUpperCase())
  expect(invited).toMatchObject({ status: 201, body: { email: joan.email, role: "agent", mailed: true } })
  expect((await owner.browser.get(`/organizations/${id}/invitations`)).body.invitations).toMatchObject([
    { id: invited.body.id, email: joan.email },
  ])
  expect((await joan.browser.get(`/invitations/${invited.body.id}`)).body).toMatchObject({
    role: "agent",
    organization: { id },
    inviterName: "Ada",
  })
  calls.length = 0
  expect((await joan.browser.post(`/invitations/${invited.body.id}/acceptance`)).status).toBe(201)
  expect(calls).toEqual([{ organizationId: id, method: "changeRole", input: { userId: joan.userId, role: "agent" } }])
  expect(await joan.browser.post(`/invitations/${invited.body.id}/acceptance`)).toMatchObject(
    problem("already_exists", 409),
  )
  expect((await owner.browser.get(`/organizations/${id}/invitations`)).body.invitations).toEqual([])
})

test("an invitation is for one person, for a time, and until it is withdrawn or declined", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const [joan, eve, visitor] = [await signUp(env, "Joan"), await signUp(env, "Eve"), await guest(env)]
  const first = (await invite(owner, id, joan.email)).body.id
  const accept = (by: Person, invitationId: string) => by.browser.post(`/invitations/${invitationId}/acceptance`)
  expect(await accept(eve, first)).toMatchObject(problem("invitation_not_yours", 403))
  expect(await accept(visitor, first)).toMatchObject(problem("unauthenticated", 401))
  expect(await accept(joan, nowhere)).toMatchObject(problem("not_found", 404))
  expect(await accept(joan, "not-an-id")).toMatchObject(problem("not_found", 404))

  const second = (await invite(owner, id, joan.email, "member")).body.id
  expect(await accept(joan, first)).toMatchObject(problem("not_found", 404))

  await database(env)
    .update(invitation)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(invitation.id, second))
  expect(await joan.browser.get(`/invitations/${second}`)).toMatchObject(problem("invitation_expired", 410))
  expect(await accept(joan, second)).toMatchObject(problem("invitation_expired", 410))

  const third = (await invite(owner, id, joan.email)).body.id
  expect((await owner.browser.delete(`/organizations/${id}/invitations/${third}`)).status).toBe(204)
  expect(await accept(joan, third)).toMatchObject(problem("not_found", 404))

  const fourth = (await invite(owner, id, joan.email)).body.id
  expect((await joan.browser.post(`/invitations/${fourth}/rejection`)).status).toBe(204)
  expect(await accept(joan, fourth)).toMatchObject(problem("already_exists", 409))
})

test("an invitation whose letter cannot be sent still stands, and the inviter is told", async () => {
  const MAIL = { send: () => Promise.reject(new Error("mail server is down")) }
  const withoutMail = { ...env, MAIL }
  const owner = await signUp(withoutMail)
  const { id } = await found(owner)
  expect(await invite(owner, id, "joan@example.com")).toMatchObject({ status: 201, body: { mailed: false } })
  expect((await owner.browser.get(`/organizations/${id}/invitations`)).body.invitations).toHaveLength(1)
})

test("a change of role and a removal reach live sockets", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const joan = await join(env, owner, id, "agent")
  const member = await memberOf(owner, id, joan.userId)
  calls.length = 0
  expect(await owner.browser.patch(`/organizations/${id}/members/${member.id}`, { role: "member" })).toMatchObject({
    status: 200,
    body: { id: member.id, userId: joan.userId, role: "member" },
  })
  expect((await owner.browser.delete(`/organizations/${id}/members/${member.id}`)).status).toBe(204)
  expect(calls).toEqual([
    { organizationId: id, method: "changeRole", input: { userId: joan.userId, role: "member" } },
    { organizationId: id, method: "changeRole", input: { userId: joan.userId, role: null } },
  ])
  expect((await joan.browser.get("/organizations")).body.organizations).toEqual([])
})

test("a member may leave, the last owner may not", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const joan = await join(env, owner, id, "agent")
  const member = await memberOf(joan, id, joan.userId)
  calls.length = 0
  expect((await joan.browser.delete(`/organizations/${id}/members/${member.id}`)).status).toBe(204)
  expect(calls).toEqual([{ organizationId: id, method: "changeRole", input: { userId: joan.userId, role: null } }])
  const last = await memberOf(owner, id, owner.userId)
  expect(await owner.browser.delete(`/organizations/${id}/members/${last.id}`)).toMatchObject(
    problem("last_owner", 409),
  )
  expect(await owner.browser.patch(`/organizations/${id}/members/${last.id}`, { role: "agent" })).toMatchObject(
    problem("last_owner", 409),
  )
})

test("of two owners who step down, leave or delete their accounts in the same instant, one stays", async () => {
  const goes = {
    "steps down": (one: Person, id: string, memberId: string) =>
      one.browser.patch(`/organizations/${id}/members/${memberId}`, { role: "agent" }),
    leaves: (one: Person, id: string, memberId: string) =>
      one.browser.delete(`/organizations/${id}/members/${memberId}`),
    "deletes the account": (one: Person) => one.browser.post("/auth/delete-user", { password }),
  }
  for (const [way, go] of Object.entries(goes)) {
    const owner = await signUp(env)
    const { id } = await found(owner)
    const other = await join(env, owner, id, "owner")
    const rows = await Promise.all([owner, other].map(one => memberOf(one, id, one.userId)))
    const answers = await Promise.all([owner, other].map((one, at) => go(one, id, rows[at]?.id ?? "")))
    const refused = answers.flatMap(answer => (answer.status < 400 ? [] : [answer.body.code]))
    expect({ way, refused }).toEqual({ way, refused: ["last_owner"] })
    const stayed = answers[0]?.status === 409 ? owner : other
    expect((await stayed.browser.get("/organizations")).body.organizations).toMatchObject([{ id, role: "owner" }])
    expect((await stayed.browser.delete(`/organizations/${id}`)).status).toBe(204)
  }
})

test("agents and members manage nobody, and only owners make owners", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const [admin, agent, member] = [
    await join(env, owner, id, "admin"),
    await join(env, owner, id, "agent"),
    await join(env, owner, id, "member"),
  ]
  const agentRow = await memberOf(owner, id, agent.userId)
  const adminRow = await memberOf(owner, id, admin.userId)
  for (const one of [agent, member]) {
    expect(await invite(one, id, "x@example.com")).toMatchObject(problem("forbidden", 403))
    expect(await one.browser.get(`/organizations/${id}/invitations`)).toMatchObject(problem("forbidden", 403))
    expect(await one.browser.patch(`/organizations/${id}/members/${agentRow.id}`, { role: "admin" })).toMatchObject(
      problem("forbidden", 403),
    )
    expect(await one.browser.delete(`/organizations/${id}/members/${adminRow.id}`)).toMatchObject(
      problem("forbidden", 403),
    )
  }
  expect((await agent.browser.get(`/organizations/${id}/members`)).body.members).toHaveLength(4)
  expect(await member.browser.get(`/organizations/${id}/members`)).toMatchObject(problem("forbidden", 403))
  expect(await invite(admin, id, "x@example.com", "owner")).toMatchObject(problem("forbidden", 403))
  expect(await admin.browser.patch(`/organizations/${id}/members/${agentRow.id}`, { role: "owner" })).toMatchObject(
    problem("forbidden", 403),
  )
  expect(await invite(owner, id, "x@example.com", "admin,owner")).toMatchObject(problem("bad_request", 400))
  expect((await invite(owner, id, "boss@example.com", "owner")).status).toBe(201)
  expect((await admin.browser.get(`/organizations/${id}/invitations`)).body.invitations).toEqual([])
})

test("an owner deletes their organization, and everybody's sockets there close", async () => {
  const owner = await signUp(env)
  const { id, slug } = await found(owner)
  const admin = await join(env, owner, id, "admin")
  expect(await admin.browser.delete(`/organizations/${id}`)).toMatchObject(problem("forbidden", 403))
  calls.length = 0
  expect((await owner.browser.delete(`/organizations/${id}`)).status).toBe(204)
  expect(calls).toEqual(["expected", "done"].map(input => ({ organizationId: id, method: "dissolve", input })))
  expect(await owner.browser.get(`/organizations/${slug}`)).toMatchObject(problem("not_found", 404))
  expect((await admin.browser.get("/organizations")).body.organizations).toEqual([])
})

test("a foreign organization answers like one that does not exist", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  const row = await memberOf(owner, id, owner.userId)
  const invited = await invite(owner, id, "joan@example.com")
  const stranger = await signUp(env, "Eve")
  const own = await found(stranger)
  const ask = (organizationId: string, memberId: string, invitationId: string) =>
    Promise.all([
      stranger.browser.get(`/organizations/${organizationId}/members`),
      stranger.browser.get(`/organizations/${organizationId}/invitations`),
      stranger.browser.patch(`/organizations/${organizationId}`, { name: "Mine" }),
      stranger.browser.patch(`/organizations/${organizationId}`, { region: "auto" }),
      stranger.browser.patch(`/organizations/${organizationId}/members/${memberId}`, { role: "agent" }),
      stranger.browser.delete(`/organizations/${organizationId}`),
      stranger.browser.delete(`/organizations/${organizationId}/members/${memberId}`),
      stranger.browser.delete(`/organizations/${organizationId}/invitations/${invitationId}`),
      stranger.browser.delete(`/organizations/${own.id}/invitations/${invitationId}`),
      stranger.browser.delete(`/organizations/${own.id}/members/${memberId}`),
      invite(stranger, organizationId, "x@example.com"),
    ])
  const foreign = await ask(id, row.id, invited.body.id)
  const missing = await ask(nowhere, nowhere, nowhere)
  for (const answer of foreign) expect(answer).toMatchObject(problem("not_found", 404))
  expect(foreign.map(answer => answer.body)).toEqual(missing.map(answer => answer.body))
})

test("long lists come in pages that neither repeat nor miss anybody", async () => {
  const owner = await signUp(env)
  const { id } = await found(owner)
  for (let count = 0; count < 3; count += 1) await join(env, owner, id, "member")
  const elsewhere = await found(await signUp(env, "Bob"), { name: "Ännä’s" })
  await rememberCustomer(database(env), { organizationId: elsewhere.id, userId: owner.userId })
  const all = async (path: string, field: string) => {
    const items: { id: string }[] = []
    let next: string | null = ""
    while (next !== null) {
      const page = await owner.browser.get(`${path}?limit=1${next && `&cursor=${next}`}`)
      expect(page.status).toBe(200)
      items.push(...page.body[field])
      next = page.body.nextCursor
      expect(page.headers.get("Link")).toEqual(
        next === null ? null : `</api${path}?limit=1&cursor=${next}>; rel="next"`,
      )
    }
    return items
  }
  const members = await all(`/organizations/${id}/members`, "members")
  expect(new Set(members.map(one => one.id)).size).toBe(4)
  expect(await all("/organizations", "organizations")).toMatchObject([
    { id, relation: "member" },
    { id: elsewhere.id, relation: "customer", role: null },
  ])
  expect(await owner.browser.get("/organizations?cursor=bm9uc2Vuc2U")).toMatchObject(problem("bad_cursor", 400))
  expect(await owner.browser.get("/organizations?limit=1000")).toMatchObject(problem("bad_request", 400))
})
