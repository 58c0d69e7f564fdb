import { env } from "cloudflare:workers"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { begin, nowhere, office, problem, say } from "../../test/talk.ts"
import { csvOf } from "./reports-csv.ts"

/** It stays the same day: what happens before midnight is not in a report of the day after. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }))
afterEach(() => void vi.useRealTimers())

const today = () => new Date().toISOString().slice(0, 10)
const path = (id: string, more = "") => `/organizations/${id}/reports?from=${today()}&to=${today()}${more}`
const csv = (id: string, table: string) =>
  `/organizations/${id}/reports.csv?from=${today()}&to=${today()}&table=${table}`

test("a report counts what happened a moment ago, of this organization only", async () => {
  const { id, owner, agent, customer } = await office(env)
  const elsewhere = await office(env)
  await begin(elsewhere.customer, elsewhere.id)
  await begin(customer, id, "Nobody needs to come")
  const conversationId = await begin(customer, id)
  await customer.browser.post(`/conversations/${conversationId}/escalation`, { reason: "=HYPERLINK(0)" })
  await say(agent, conversationId, "I am here.")
  await agent.browser.post(`/conversations/${conversationId}/resolution`)
  const score = { score: 4, comment: 'Quick, "friendly"' }
  await customer.browser.put(`/conversations/${conversationId}/score`, score)
  const { status, body } = await owner.browser.get(path(id))
  expect({ status, detail: body.detail }).toEqual({ status: 200, detail: undefined })
  const total = { started: 2, escalated: 1, resolved: 1 }
  expect(body).toMatchObject({
    ...{ from: today(), to: today(), timeZone: "UTC", total, byDay: [{ day: today(), ...total }] },
    firstResponse: { count: 1, gaveUp: 0, waiting: 0 },
    resolution: { count: 1 },
    channels: { person: 1, nobodyCame: 0 },
    reasons: [{ reason: "=HYPERLINK(0)", count: 1 }],
    scores: { count: 1, average: 4, distribution: [0, 0, 0, 1, 0], comments: [{ conversationId, ...score }] },
    agents: [{ id: agent.userId, messages: 1, claims: 1, resolves: 1, busiestHour: 1 }],
  })
})

test("its tables come for a spreadsheet, which runs nothing of what people wrote", async () => {
  const { id, owner, customer } = await office(env)
  for (const reason of ["=HYPERLINK(0)", ' +1 "quoted"', "plain, with a comma"]) {
    const conversationId = await begin(customer, id)
    await customer.browser.post(`/conversations/${conversationId}/escalation`, { reason })
  }
  const { status, headers, body } = await owner.browser.get(csv(id, "reasons"))
  expect(status).toBe(200)
  expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8")
  expect(headers.get("Content-Disposition")).toBe(`attachment; filename="reasons-${today()}-${today()}.csv"`)
  expect(body.split("\r\n").slice(0, 4).toSorted()).toEqual(
    [`"'=HYPERLINK(0)",1`, `"' +1 ""quoted""",1`, `"plain, with a comma",1`, `"reason","count"`].toSorted(),
  )
  const { body: report } = await owner.browser.get(path(id))
  // What decodes UTF-8 takes the mark away that tells a spreadsheet to.
  expect(csvOf(report, "reasons")).toBe(`\uFEFF${body}`)
  for (const table of ["days", "hours", "waits", "scores", "comments", "agents"])
    expect((await owner.browser.get(csv(id, table))).status).toBe(200)
})

test("days that make no report are refused with what to ask for instead", async () => {
  const { id, owner } = await office(env)
  const refusals = [
    ["from=2026-02-30&to=2026-03-01", /date/i],
    ["from=2026-03-02&to=2026-03-01", /The last day comes before the first/],
    ["from=2025-01-01&to=2026-03-01", /At most 400 days/],
    ["from=2026-03-01", /to/],
  ] as const
  for (const [query, detail] of refusals)
    expect(await owner.browser.get(`/organizations/${id}/reports?${query}`)).toMatchObject(
      problem("bad_request", 400, { detail: expect.stringMatching(detail) }),
    )
})

test("only owners and admins see them; for strangers there is no such organization", async () => {
  const { id, agent, customer } = await office(env)
  for (const address of [path(id), csv(id, "days")]) {
    expect(await agent.browser.get(address)).toMatchObject(problem("forbidden", 403))
    const refused = await customer.browser.get(address)
    expect(refused.body).toEqual((await customer.browser.get(address.replace(id, nowhere))).body)
  }
})
