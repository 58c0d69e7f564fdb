import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { fill } from "../erasure/fill.ts"
import { begin, done, office, say } from "../test/talk.ts"

test("an owner takes everything that is kept about a customer: what was said, also among staff, and what was written down", async () => {
  const { id, owner, agent, customer } = await office(env)
  const conversations = await fill({ env, id, agent, customer, word: "Medlar" })
  const answer = await owner.browser.get(`/organizations/${id}/customers/${customer.userId}/export`)
  expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="customer-${customer.userId}.json"`)
  const kept = answer.body
  expect(kept).toMatchObject({
    organization: { id },
    customer: { id: customer.userId, email: customer.email, attributes: { plan: "Medlar" } },
    mailStops: [{ address: "medlar@left.example.com" }],
    conversations: conversations.toSorted().map(one => ({ id: one })),
  })
  const bodies = kept.conversations.flatMap(({ entries }: Exported) => entries)
  expect(bodies).toContainEqual(
    expect.objectContaining({ isForStaff: true, body: expect.objectContaining({ text: "Medlar again" }) }),
  )
  expect(bodies).toContainEqual(
    expect.objectContaining({ isForStaff: false, body: { type: "email_left", email: "Medlar@left.example.com" } }),
  )
  expect((await agent.browser.get(`/organizations/${id}/customers/${customer.userId}/export`)).status).toBe(403)
})

test("a person takes what they may see of themselves, and no more", async () => {
  const { id, agent, customer } = await office(env)
  await fill({ env, id, agent, customer, word: "Sorrel" })
  const answer = await customer.browser.get("/me/export")
  expect(answer).toMatchObject(done(200))
  const own = answer.body
  expect(own).toMatchObject({
    account: { id: customer.userId, email: customer.email },
    sessions: [{ id: expect.any(String) }],
    customerOf: [{ id }],
    organizations: [{ id, conversations: [{ customer: { id: customer.userId } }, {}] }],
  })
  const file = JSON.stringify(own)
  expect(file).toContain("Hello Sorrel")
  for (const secret of ["Sorrel again", "Good morning Sorrel", "comes every summer", agent.userId, '"token"', '"seq"'])
    expect(file).not.toContain(secret)
})

test("what a message said before it was corrected is for the organization alone", async () => {
  const { id, owner, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const said = (await say(agent, one, "The code is parsley")).body.entry.id
  for (const text of ["The code is coriander", "There is no code"]) {
    const path = `/conversations/${one}/messages/${said}`
    expect(await agent.browser.request("PATCH", path, { text }, {})).toMatchObject(done(200))
  }
  const kept = JSON.stringify(
    (await owner.browser.get(`/organizations/${id}/customers/${customer.userId}/export`)).body,
  )
  expect(kept).toMatch(/parsley.*coriander/)
  const own = JSON.stringify((await customer.browser.get("/me/export")).body)
  expect(own).toContain("There is no code")
  expect(own).not.toMatch(/parsley|coriander/)
})

interface Exported {
  entries: object[]
}
