import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { fill } from "../erasure/fill.ts"
import { done, office } from "../test/talk.ts"

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

interface Exported {
  entries: object[]
}
