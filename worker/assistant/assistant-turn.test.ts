import { expect, test } from "vitest"
import { helpedOffice } from "./test/helped-office.ts"

test("a question is answered from what is written down, for everybody; how it came about is for staff", async () => {
  const { ask } = await helpedOffice()
  const { clara, maya } = await ask()
  const answers = await Promise.all([clara, maya].map(page => page.hearsEntry(({ body }) => body.type === "answer")))
  const citations = [{ number: 1, title: "Returns", url: null }]
  for (const { body } of answers)
    expect(body).toMatchObject({ end: "done", found: true, citations, text: expect.stringContaining("60 days") })
  expect(answers.map(({ body }) => body.type === "answer" && body.trace?.model)).toEqual([undefined, "extractive"])
})

test("what is not written down is a matter for a person, with a reason", async () => {
  const { ask } = await helpedOffice()
  const { clara, maya } = await ask("Do you sponsor choirs?")
  await clara.hearsEntry(({ body }) => body.type === "answer")
  const { body } = await maya.hearsEntry(({ body }) => body.type === "escalated")
  expect(body).toMatchObject({ cause: "model", reason: expect.any(String), summary: expect.stringContaining("choirs") })
})

test("what is quoted is seen growing, and a person can take over in the middle of it", async () => {
  const { ask, conversationId, stored } = await helpedOffice()
  const { clara, maya } = await ask()
  await clara.until(() => clara.frames("draft").filter(({ text }) => text !== "").length >= 3, "three pieces")
  await maya.do(conversationId, { type: "claim" })
  const [answer] = (await stored()).filter(body => body.type === "answer")
  expect(answer).toMatchObject({ end: "superseded", text: expect.stringMatching(/^I am an automatic/) })
  expect(answer?.text).not.toContain("60 days")
})
