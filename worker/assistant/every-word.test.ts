import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test"
import { afterEach, expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import type { Page } from "../org/test/scene.ts"
import { crash, helpedOffice, shown } from "./test/helped-office.ts"
import { type Asked, scriptedModel } from "./test/scripted-model.ts"
import { answersIn, sees, thinkingOffice } from "./test/thinking-office.ts"

/** Whatever befalls an answer, befalls it before its first word, between any two, and after its last. */
const words = ["Sixty ", "days, ", "and ", "the ", "soles ", "clean."]
const whole = words.join("")
const after = Array.from({ length: words.length + 1 }, (_, count) => count)

/** Says so many words, one after the other, each of them on the screen before the next. */
async function say(asked: Asked, page: Page, some: readonly string[], before = ""): Promise<string> {
  let said = before
  for (const word of some) {
    asked.say(word)
    said += word
    await sees(page, said)
  }
  return said
}

const hearsEnd = (page: Page) => page.hearsEntry(({ body }) => body.type === "answer")

test.each(after)("claimed after %i words, the answer ends there, at once and for ever", async count => {
  const { asked, clara, maya, conversationId, stored } = await thinkingOffice()
  const said = await say(asked, clara, words.slice(0, count))
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

test.each(after)(
  "its object crashes after %i words: it begins again and takes the place of what was said",
  async count => {
    const { asked, askedAgain, clara, maya, turn, stored } = await thinkingOffice()
    await say(asked, clara, words.slice(0, count))
    await crash(turn())
    expect(await runDurableObjectAlarm(turn())).toBe(true)
    const again = await askedAgain()
    await say(again, clara, words)
    await sees(maya, whole)
    again.finish()
    await hearsEnd(clara)
    expect(answersIn(await stored())).toMatchObject([{ end: "done", text: whole }])
  },
)

test.each(after)(
  "the organization's object crashes after %i words: who comes back has all of them, and hears the rest",
  async count => {
    const { asked, clara, organization, open, stored, times } = await thinkingOffice()
    const said = await say(asked, clara, words.slice(0, count))
    await crash(organization())
    const back = await open(clara.viewer)
    await say(asked, back, words.slice(count), said)
    asked.finish()
    await hearsEnd(back)
    expect(answersIn(await stored())).toMatchObject([{ end: "done", text: whole }])
    expect(times()).toBe(1)
  },
)

test.each(after)(
  "both crash at once after %i words, as when everything is killed: one answer comes of it",
  async count => {
    const { asked, askedAgain, clara, turn, organization, open, stored } = await thinkingOffice()
    await say(asked, clara, words.slice(0, count))
    await crash(turn())
    await crash(organization())
    const back = await open(clara.viewer)
    const again = await askedAgain()
    await say(again, back, words)
    again.finish()
    await hearsEnd(back)
    expect(answersIn(await stored())).toMatchObject([{ end: "done", text: whole }])
  },
)

test("an organization whose memory is taken between any two words loses none of them", async () => {
  const { asked, clara, organization, stored, times } = await thinkingOffice()
  let said = ""
  for (const word of words) {
    await evictDurableObject(organization())
    said = await say(asked, clara, [word], said)
  }
  await evictDurableObject(organization())
  asked.finish()
  await hearsEnd(clara)
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: whole }])
  expect(times()).toBe(1)
})

test("a page that comes back after any word has the whole text so far, then what follows, then its end", async () => {
  const { asked, clara, open, stored } = await thinkingOffice()
  const pages = [clara]
  let said = ""
  for (const word of words) {
    const back = await open(clara.viewer)
    await sees(back, said)
    pages.push(back)
    said = await say(asked, back, [word], said)
    for (const page of pages) await sees(page, said)
  }
  asked.finish()
  for (const page of pages) await hearsEnd(page)
  // The whole text once, and every piece once: nothing that a screen would have to leave out.
  expect(pages.map(page => ({ shows: shown(page), told: toldTwice(page) }))).toEqual(
    pages.map(() => ({ shows: whole, told: [] })),
  )
  expect(answersIn(await stored())).toMatchObject([{ end: "done", text: whole }])
})

/** Pieces that begin before the text ends that the page already had. */
function toldTwice(page: Page) {
  let length = 0
  return page.frames("draft").filter(({ offset, text }) => {
    const isAgain = text !== "" && offset < length
    length = Math.max(length, offset + text.length)
    return isAgain
  })
}

test.each(after)(
  "the line to the model is cut after %i words: it ends with them, and a person is asked",
  async count => {
    const { asked, clara, maya, stored } = await thinkingOffice()
    const said = await say(asked, clara, words.slice(0, count))
    asked.cut()
    const { body } = await maya.hearsEntry(({ body }) => body.type === "escalated")
    expect(body).toMatchObject({ cause: "failure" })
    expect(answersIn(await stored())).toMatchObject([{ end: "failed", text: said }])
  },
)

const { assistantStallMs } = limits
afterEach(() => {
  Object.assign(limits, { assistantStallMs })
})

test("a model that falls silent after any word is waited for, and then ends with what it had said; a person is asked", async () => {
  // All of them wait at the same time, for no longer than a database may take that everybody uses.
  Object.assign(limits, { assistantStallMs: 3_000 })
  const { asked } = scriptedModel()
  const offices = await Promise.all(after.map(() => helpedOffice()))
  const silent = []
  for (const [count, office] of offices.entries()) {
    const { maya } = await office.ask()
    const model = await asked(count + 1)
    for (const word of words.slice(0, count)) model.say(word)
    silent.push({ maya, stored: office.stored, said: words.slice(0, count).join("") })
  }
  for (const { maya, stored, said } of silent) {
    const { body } = await maya.hearsEntry(({ body }) => body.type === "escalated")
    expect(body).toMatchObject({ cause: "failure" })
    expect(answersIn(await stored())).toMatchObject([{ end: "failed", text: said }])
  }
})
