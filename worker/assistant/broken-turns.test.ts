import { runDurableObjectAlarm } from "cloudflare:test"
import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { crash } from "./test/helped-office.ts"
import { answersIn, sees, thinkingOffice } from "./test/thinking-office.ts"

test("a turn that crashes every time becomes a failure, and a person is asked", async () => {
  const { turn, maya, stored, asked, times } = await thinkingOffice()
  asked.say("The first attempt")
  await sees(maya, "The first attempt")
  for (let crashes = 0; crashes < limits.turnAttemptsMax; crashes += 1) {
    await crash(turn())
    expect(await runDurableObjectAlarm(turn())).toBe(true)
  }
  await maya.hearsEntry(({ body }) => body.type === "escalated")
  expect(answersIn(await stored())).toMatchObject([{ end: "failed" }])
  expect(times()).toBeLessThanOrEqual(limits.turnAttemptsMax)
})

test("the customer stops an answer: it ends there, and the model is let go", async () => {
  const { asked, clara, conversationId, stored } = await thinkingOffice()
  asked.say("Once upon a time")
  await sees(clara, "Once upon a time")
  const { answerId = "" } = clara.frames("draft")[0] ?? {}
  await clara.do(conversationId, { type: "stop", answerId })
  await clara.hearsEntry(({ body }) => body.type === "stopped")
  await asked.abandoned()
  expect(answersIn(await stored())).toMatchObject([{ end: "stopped", text: "Once upon a time" }])
})

test("a customer who writes on gets one answer to both, and the begun one ends", async () => {
  const { asked, clara, conversationId, stored, askedAgain } = await thinkingOffice()
  asked.say("Boots, you say")
  await sees(clara, "Boots, you say")
  await clara.do(conversationId, { type: "send", text: "They are worn, by the way." })
  await asked.abandoned()
  const again = await askedAgain()
  again.say("Worn ones, too.")
  again.finish()
  await clara.hearsEntry(({ body }) => body.type === "answer" && body.end === "done")
  const ends = answersIn(await stored()).map(({ end, text }) => ({ end, text }))
  expect(ends).toEqual([
    { end: "superseded", text: "Boots, you say" },
    { end: "done", text: "Worn ones, too." },
  ])
})

test("a model may cut its words in the middle of a character, and write what no database takes: all of it is archived", async () => {
  const { asked, clara, organization, stored } = await thinkingOffice()
  for (const piece of ["All done \ud83d", "\ude00, nothing", "\0 lost \udc00", "."]) asked.say(piece)
  asked.finish()
  await clara.hearsEntry(({ body }) => body.type === "answer")
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: "All done 😀, nothing\ufffd lost \ufffd." }])
  const { seq, head } = await organization().settle()
  expect(seq).toBe(head)
})

test("when its organization is deleted, the answer ends where it stands, and the model is let go", async () => {
  const { asked, clara, organization, stored } = await thinkingOffice()
  asked.say("You have ")
  await sees(clara, "You have ")
  await organization().dissolve("done")
  await asked.abandoned()
  expect(answersIn(await stored())).toMatchObject([{ end: "superseded", text: "You have " }])
})
