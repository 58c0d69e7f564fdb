import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { createEntry } from "../../drizzle/knowledge/entries.ts"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { agent, customer, newId, scene, testEnv } from "../org/test/scene.ts"
import { found, signUp } from "../test/people.ts"

const returns = { title: "Returns", body: "You have 60 days to send boots back.", url: null, questions: [] }

/** An organization that has written something down and has its assistant on, a customer, and an agent who looks over their shoulder. */
async function helpedOffice() {
  const { id: organizationId } = await found(await signUp(testEnv, "Nora"))
  const content = { ...returns, source: "written", status: "published" } as const
  await createEntry(database(testEnv), { organizationId, entryId: newId() }, { by: null, content })
  const { stub, connect, evict } = scene({ evicting: false, organizationId })
  await stub.configureAssistant({ region: "auto", settings: { ...assistantDefaults, on: true } })
  const [clara, maya] = [await connect(customer("Clara")), await connect(agent("Maya"))]
  const conversationId = newId()
  for (const page of [clara, maya]) await page.hello()
  return { organizationId, conversationId, stub, evict, clara, maya }
}

test("a question is answered from what is written down, for everybody; how it came about is for staff", async () => {
  const { clara, maya, conversationId } = await helpedOffice()
  await clara.do(conversationId, { type: "start", text: "How many days do I have to send boots back?" })
  const answers = await Promise.all([clara, maya].map(page => page.hearsEntry(({ body }) => body.type === "answer")))
  const citations = [{ number: 1, title: "Returns", url: null }]
  for (const { body } of answers)
    expect(body).toMatchObject({ end: "done", found: true, citations, text: expect.stringContaining("60 days") })
  expect(answers.map(({ body }) => body.type === "answer" && body.trace?.model)).toEqual([undefined, "extractive"])
})

test("what is not written down is a matter for a person, with a reason", async () => {
  const { clara, maya, conversationId } = await helpedOffice()
  await clara.do(conversationId, { type: "start", text: "Do you sponsor choirs?" })
  await clara.hearsEntry(({ body }) => body.type === "answer")
  const { body } = await maya.hearsEntry(({ body }) => body.type === "escalated")
  expect(body).toMatchObject({ cause: "model", reason: expect.any(String), summary: expect.stringContaining("choirs") })
})
