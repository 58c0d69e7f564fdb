import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test"
import { expect, test } from "vitest"
import type { EntryBody } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Page } from "../org/test/scene.ts"
import { crash, helpedOffice, shown } from "./test/helped-office.ts"
import { scriptedModel } from "./test/scripted-model.ts"

/** The same office with a model in the test's hands, and a customer whose question it is thinking about. */
async function thinkingOffice() {
  const scripted = scriptedModel()
  const office = await helpedOffice()
  const pages = await office.ask()
  return { ...office, ...scripted, ...pages, asked: await scripted.asked(1), askedAgain: () => scripted.asked(2) }
}

const sees = (page: Page, text: string) => page.until(() => shown(page) === text, `the draft "${text}"`)
const answersIn = (bodies: EntryBody[]) => bodies.filter(body => body.type === "answer")

test.each([0, 1, 2, 3, 4, 5])("claimed after %i words, the answer ends there, at once and for ever", async count => {
  const { asked, clara, maya, conversationId, stored } = await thinkingOffice()
  let said = ""
  for (let n = 0; n < count; n += 1) {
    asked.say(`word${n} `)
    said += `word${n} `
    await sees(clara, said)
  }
  expect(await maya.do(conversationId, { type: "claim" })).toMatchObject({ type: "accepted" })
  await clara.hearsEntry(({ body }) => body.type === "claimed")
  await asked.abandoned()
  const heard = clara.heard.length
  asked.say("and what nobody wants")
  asked.finish()
  await maya.do(conversationId, { type: "send", text: "Maya here." })
  await clara.hearsText("Maya here.")
  expect(clara.heard.slice(heard).filter(({ type }) => type === "draft")).toEqual([])
  expect(answersIn(await stored())).toMatchObject([{ end: "superseded", text: said }])
})

test("a turn that crashes begins again and takes the place of what it had said; one answer comes of it", async () => {
  const { asked, askedAgain, clara, turn, stored } = await thinkingOffice()
  asked.say("The first attempt")
  await sees(clara, "The first attempt")
  await crash(turn())
  expect(await runDurableObjectAlarm(turn())).toBe(true)
  const again = await askedAgain()
  again.say("The second ")
  await sees(clara, "The second ")
  again.say("attempt")
  again.finish()
  await clara.hearsEntry(({ body }) => body.type === "answer")
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: "The second attempt" }])
})

test("an organization that crashes meanwhile hears the rest of the answer, and pages that come back see all of it", async () => {
  const { asked, clara, organization, open, stored, times } = await thinkingOffice()
  asked.say("Before the crash. ")
  await sees(clara, "Before the crash. ")
  await crash(organization())
  const back = await open(clara.viewer)
  asked.say("After it.")
  await sees(back, "Before the crash. After it.")
  asked.finish()
  await back.hearsEntry(({ body }) => body.type === "answer")
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: "Before the crash. After it." }])
  expect(times()).toBe(1)
})

test("an organization whose memory is taken between any two words loses none of them", async () => {
  const { asked, clara, organization, stored, times } = await thinkingOffice()
  let said = ""
  for (const word of ["Sixty ", "days, ", "and ", "the ", "soles ", "clean."]) {
    asked.say(word)
    said += word
    await sees(clara, said)
    await evictDurableObject(organization())
  }
  asked.finish()
  await clara.hearsEntry(({ body }) => body.type === "answer")
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: said }])
  expect(times()).toBe(1)
})

test("when everything crashes at once, one answer comes of it all the same", async () => {
  const { asked, clara, turn, organization, open, stored, askedAgain } = await thinkingOffice()
  asked.say("Before the crash.")
  await sees(clara, "Before the crash.")
  await crash(turn())
  await crash(organization())
  const back = await open(clara.viewer)
  const again = await askedAgain()
  again.say("After it.")
  await sees(back, "After it.")
  again.finish()
  await back.hearsEntry(({ body }) => body.type === "answer")
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: "After it." }])
})

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

test("a page that comes late sees the whole text so far, and then what follows", async () => {
  const { asked, clara, open } = await thinkingOffice()
  asked.say("You have ")
  await sees(clara, "You have ")
  const late = await open(clara.viewer)
  await sees(late, "You have ")
  asked.say("60 days.")
  await sees(late, "You have 60 days.")
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

test("a model whose line is cut becomes a failure with what was said, and a person is asked", async () => {
  const { asked, maya, stored } = await thinkingOffice()
  asked.say("Half an ans")
  await sees(maya, "Half an ans")
  asked.cut()
  const { body } = await maya.hearsEntry(({ body }) => body.type === "escalated")
  expect(body).toMatchObject({ cause: "failure", summary: expect.any(String) })
  expect(answersIn(await stored())).toMatchObject([{ end: "failed", text: "Half an ans" }])
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
  await organization().dissolve()
  await asked.abandoned()
  expect(answersIn(await stored())).toMatchObject([{ end: "superseded", text: "You have " }])
})
