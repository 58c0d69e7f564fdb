import { expect, inject, test } from "vitest"
import { Line } from "../dev/client/line.ts"
import { signIn as signInOverRest } from "../dev/client/people.ts"
import { demoPassword, organizations, type PersonKey, people } from "../dev/seed/cast.ts"
import { fixedId } from "../dev/seed/fixed-id.ts"
import { SEED_ORG_ID } from "../dev/seed/seed-org-id.ts"
import { escalationPage } from "../protocol/rest.ts"
import { signIn } from "./people.ts"
import { scene } from "./scene.ts"

const harbor = organizations.harbor.id
const harborConversation = fixedId("conversation harbor claimed: frame size")
const nowhere = fixedId("nothing has this id")

scene("a console of another organization looks exactly like one that does not exist", async ({ enter }) => {
  const tom = await enter()
  await signIn(tom, "tom")
  const shown: (string | null)[] = []
  for (const slug of ["harbor", "no-such-organization"]) {
    for (const rest of ["conversations", `conversations/all/${harborConversation}`, "team", "settings"]) {
      await tom.goto(`/dashboard/${slug}/${rest}`)
      await tom.getByRole("heading", { name: "There is nothing here" }).waitFor()
      shown.push(await tom.getByRole("main").textContent())
    }
  }
  expect(new Set(shown).size).toBe(1)
})

scene(
  "a customer who knows the address of somebody else's conversation is told there is nothing",
  async ({ enter }) => {
    const ben = await enter()
    await signIn(ben, "ben")
    await ben.goto(`/messages/harbor/${harborConversation}`)
    await ben.getByRole("heading", { name: "There is nothing here" }).waitFor()
  },
)

test("over REST, what is foreign is refused word for word as what does not exist", async () => {
  const { browser } = await restAs("tom")
  const attempts = (organizationId: string, conversationId: string) => [
    browser.get(`/conversations/${conversationId}`),
    browser.get(`/conversations/${conversationId}/messages`),
    browser.get(`/conversations/${conversationId}/messages?senderType=customer`),
    browser.post(`/conversations/${conversationId}/messages`, { text: "Hello" }),
    browser.post(`/conversations/${conversationId}/claim`),
    browser.post(`/conversations/${conversationId}/resolution`),
    browser.get(`/helpdesk/escalations?organizationId=${organizationId}`),
    browser.get(`/organizations/${organizationId}/members`),
    browser.get(`/organizations/${organizationId}/invitations`),
  ]
  const plain = ({ status, body }: { status: number; body: unknown }) => ({ status, body })
  const foreign = (await Promise.all(attempts(harbor, harborConversation))).map(plain)
  const missing = (await Promise.all(attempts(nowhere, nowhere))).map(plain)
  expect(foreign).toEqual(missing)
  expect(foreign.map(({ status }) => status)).toEqual(foreign.map(() => 404))
  // The same requests can succeed, for somebody who belongs there.
  const { browser: maya } = await restAs("maya")
  expect((await maya.get(`/conversations/${harborConversation}/messages`)).status).toBe(200)
})

test("escalations: of one's own organizations all together, of a named one alone, of none for a customer", async () => {
  const maya = await escalationsOf("maya", "")
  expect(organizationsIn(maya)).toEqual(new Set([SEED_ORG_ID, harbor]))
  const named = await escalationsOf("maya", `&organizationId=${harbor}`)
  expect(organizationsIn(named)).toEqual(new Set([harbor]))
  expect(organizationsIn(await escalationsOf("tom", ""))).toEqual(new Set([SEED_ORG_ID]))
  expect(await escalationsOf("clara", "")).toEqual([])
})

test("on another organization's socket, staff from elsewhere are customers and hear nothing of it", async () => {
  const { browser } = await restAs("tom")
  const welcome = Promise.withResolvers<unknown>()
  const line = new Line(browser, harbor, { welcomed: welcome.resolve })
  expect(await welcome.promise).toMatchObject({ viewer: { role: null }, conversations: [] })
  const operation = { id: fixedId("a claim"), conversationId: harborConversation, command: { type: "claim" as const } }
  expect(await line.do(operation)).toEqual({ ok: false, code: "not_found" })
  line.close()
})

const restAs = (who: PersonKey) =>
  signInOverRest(inject("parleyUrl"), { email: people[who].email ?? "", password: demoPassword })

async function escalationsOf(who: PersonKey, filter: string) {
  const { browser } = await restAs(who)
  const { body } = await browser.get(`/helpdesk/escalations?limit=100${filter}`)
  return escalationPage.parse(body).escalations
}

const organizationsIn = (escalations: { organizationId: string }[]) =>
  new Set(escalations.map(one => one.organizationId))
