import { env } from "cloudflare:workers"
import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../../drizzle/client.ts"
import { within } from "../../../drizzle/scope.ts"
import type { AuditEvent } from "../../../protocol/audit.ts"
import { deskDefaults } from "../../../protocol/desk.ts"
import { ask } from "../../access/ask.ts"
import { join, type Person } from "../../test/people.ts"
import { begin, office, problem, say } from "../../test/talk.ts"

const path = (id: string, filters: Record<string, string> = {}) =>
  `/organizations/${id}/audit?${new URLSearchParams(filters)}`

async function read(person: Person, id: string, filters?: Record<string, string>): Promise<AuditEvent[]> {
  const { status, body } = await person.browser.get(path(id, filters))
  expect({ status, detail: body.detail }).toEqual({ status: 200, detail: undefined })
  return body.events
}

const line = ({ actor, action, subject, details }: AuditEvent) =>
  [actor.name, action, subject, ...details].filter(part => part !== null).join(" · ")

test("owners read who did what, in conversations and to the organization, newest first, and nothing of what was written", async () => {
  const { id, owner, agent, customer } = await office(env)
  const conversationId = await begin(customer, id, "Is the ferry running?")
  await say(agent, conversationId, "A word that nobody should find here")
  await agent.browser.post(`/conversations/${conversationId}/messages`, { text: "Between us", kind: "note" })
  await owner.browser.put(`/organizations/${id}/desk`, {
    desk: { ...deskDefaults, asksScore: true, timeZone: "Europe/Rome" },
  })
  await agent.browser.post(`/organizations/${id}/replies`, { name: "bye", text: "Goodbye" })
  await owner.browser.patch(`/organizations/${id}`, { name: "Old harbour" })
  const events = await read(owner, id)
  expect(events.map(line)).toEqual([
    "Nora · organization.changed · Old harbour · name",
    "Joan · reply.created · bye",
    "Nora · desk.changed · timeZone · asksScore",
    "Joan · conversation.note · Clara",
    "Joan · conversation.message · Clara",
    "Joan · conversation.claimed · Clara",
    "Joan · member.joined · agent",
    expect.stringMatching(/^Nora · invitation.sent · joan-.*@example.com · agent$/),
    "Nora · organization.created · Harbour",
  ])
  expect(events[4]).toMatchObject({ actor: { id: agent.userId, name: "Joan" }, conversationId })
  expect(JSON.stringify(events)).not.toMatch(/A word|Between us|Goodbye|ferry/)
})

test("the record can be narrowed down: to a person, to an action, to a time, to a name", async () => {
  const { id, owner, agent, customer } = await office(env)
  const tom = await join(env, owner, id, "admin")
  const conversationId = await begin(customer, id)
  await say(agent, conversationId, "At noon")
  await owner.browser.post(`/organizations/${id}/macros`, { name: "End 100%", actions: [{ type: "resolve" }] })
  expect((await read(tom, id, { actor: agent.userId })).map(line)).toEqual([
    "Joan · conversation.message · Clara",
    "Joan · conversation.claimed · Clara",
    "Joan · member.joined · agent",
  ])
  expect((await read(tom, id, { action: "member.joined" })).length).toBe(2)
  expect((await read(tom, id, { action: "conversation.claimed" })).map(line)).toEqual([
    "Joan · conversation.claimed · Clara",
  ])
  expect((await read(tom, id, { text: "CLARA" })).length).toBe(2)
  expect((await read(tom, id, { text: "100%" })).map(line)).toEqual(["Nora · macro.created · End 100%"])
  expect(await read(tom, id, { text: "100_" })).toEqual([])
  const [newest] = await read(tom, id)
  const at = new Date(newest?.at ?? 0).toISOString()
  expect(await read(tom, id, { from: at })).toContainEqual(newest)
  expect(await read(tom, id, { to: at })).not.toContainEqual(newest)
})

test("what was done in a conversation says to whom, which and until when, and not what was written", async () => {
  const { id, owner, agent, customer } = await office(env)
  const heir = await join(env, owner, id, "agent")
  const [label, other, solved] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const labels = [label, other].map((id, n) => ({ id, name: `Label ${n}`, colour: "blue" }))
  const desk = { ...deskDefaults, labels, dispositions: [{ id: solved, name: "Solved" }] }
  expect((await owner.browser.put(`/organizations/${id}/desk`, { desk })).status).toBe(200)
  const conversationId = await begin(customer, id)
  const at = `/conversations/${conversationId}`
  const soon = Math.floor(Date.now() / 1000) * 1000 + 3_600_000
  for (const [method, path, body] of [
    ["POST", "/claim", {}],
    ["PATCH", "/labels", { add: [label, other] }],
    ["PATCH", "/labels", { remove: [other] }],
    ["PUT", "/priority", { priority: "urgent" }],
    ["PUT", "/snooze", { until: soon }],
    ["PUT", "/snooze", { until: null }],
    ["POST", "/scheduled-messages", { text: "A word that nobody should find here", at: soon }],
    ["POST", "/macro-runs", { name: "Calm down", actions: [{ type: "prioritize", priority: "low" }] }],
    ["POST", "/assignment", { agentId: heir.userId, note: "Nor this one" }],
  ] as const)
    expect([path, (await agent.browser.request(method, at + path, body)).status]).toEqual([
      path,
      expect.toBeOneOf([200, 201]),
    ])
  await owner.browser.post(`${at}/release`, { to: "queue" })
  await owner.browser.post(`${at}/resolution`, { disposition: solved })
  const said = (await read(owner, id)).filter(event => event.conversationId === conversationId)
  const iso = new Date(soon).toISOString().replace(".000", "")
  expect(said.map(({ action, details }) => [action.replace("conversation.", ""), ...details])).toEqual([
    ["resolved", solved],
    ["unscheduled"],
    ["released", "queue"],
    ["assigned", "Joan"],
    ["applied", "Calm down"],
    ["prioritized", "low"],
    ["scheduled", iso],
    ["snoozed", "reply"],
    ["snoozed", iso],
    ["prioritized", "urgent"],
    ["labelled", `removed ${other}`],
    ["labelled", `added ${label}`, `added ${other}`],
    ["claimed"],
  ])
})

test("page by page it is the same list, without a hole and nothing twice", async () => {
  const { id, owner, agent, customer } = await office(env)
  const conversationId = await begin(customer, id)
  for (let count = 0; count < 4; count++) {
    await say(agent, conversationId, `${count}`)
    await owner.browser.post(`/organizations/${id}/replies`, { name: `bye-${count}`, text: "Hello" })
  }
  const all = await read(owner, id)
  expect(all.length).toBe(12)
  for (const filters of [{}, { text: "a" }]) {
    const whole = await read(owner, id, filters)
    const ids: string[] = []
    for (let next: string | null = path(id, { ...filters, limit: "5" }); next !== null; ) {
      const { body }: Awaited<ReturnType<Person["browser"]["get"]>> = await owner.browser.get(next)
      ids.push(...body.events.map((event: AuditEvent) => event.id))
      next = body.nextCursor && path(id, { ...filters, limit: "5", cursor: body.nextCursor })
    }
    expect(ids).toEqual(whole.map(event => event.id))
  }
})

test("a page mark of one list is none of another", async () => {
  const { id, owner } = await office(env)
  const { body } = await owner.browser.get(path(id, { limit: "1" }))
  const elsewhere = await owner.browser.get(path(id, { limit: "1", text: "a", cursor: body.nextCursor }))
  expect(elsewhere).toMatchObject(problem("bad_cursor", 400))
})

test("the sheet says the same, and is written down itself; a name cannot be a formula in it", async () => {
  const { id, owner } = await office(env)
  await owner.browser.post(`/organizations/${id}/macros`, { name: ' =HYPERLINK("x")', actions: [{ type: "resolve" }] })
  const { status, text, headers } = await ask(env, owner, { method: "GET", path: `/api/organizations/${id}/audit.csv` })
  expect({ status, type: headers.get("Content-Type") }).toEqual({ status: 200, type: "text/csv; charset=utf-8" })
  expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="audit-org-.*\.csv"$/)
  const [head, ...rows] = text.trimEnd().split("\r\n")
  expect(head).toBe('"time","person","person id","action","subject","details","conversation","event"')
  const events = await read(owner, id)
  expect(rows.map((row: string) => row.split(",")[3])).toEqual(events.map(({ action }) => `"${action}"`))
  expect(rows[1]).toContain(`,"macro.created","' =HYPERLINK(""x"")",`)
})

test("what is repeated, refused or changes nothing is not written down", async () => {
  const { id, owner, agent } = await office(env)
  const before = await read(owner, id)
  const key = { "Idempotency-Key": crypto.randomUUID() }
  const keep = () =>
    owner.browser.request("POST", `/organizations/${id}/replies`, { name: "bye", text: "Goodbye" }, key)
  expect([(await keep()).status, (await keep()).status]).toEqual([201, 200])
  expect((await agent.browser.put(`/organizations/${id}/desk`, { desk: deskDefaults })).status).toBe(403)
  expect((await owner.browser.put(`/organizations/${id}/desk`, { desk: deskDefaults })).status).toBe(200)
  expect((await read(owner, id)).map(line)).toEqual(["Nora · reply.created · bye", ...before.map(line)])
})

test("nobody changes what is written down, and nobody takes of it away", async () => {
  const { id, owner } = await office(env)
  const db = database(env)
  const scope = { kind: "tenants" as const, organizationIds: [id] }
  const before = await read(owner, id)
  expect(before.length).toBeGreaterThan(0)
  // Refused to whom no policy binds, and of nothing to everybody else.
  for (const change of [sql`update audit_events set actor_name = 'Tom'`, sql`delete from audit_events`])
    await within(db, scope, [db.execute(change)]).catch(() => null)
  expect(await read(owner, id)).toEqual(before)
})
