import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { agent, customer, guest } from "./test/scene.ts"

const ines = agent("Ines")
const { awayMs } = limits

/** Somebody has asked something, and Ines takes it. */
function begun(quiet: Quiet, person: Viewer): string {
  const talk = crypto.randomUUID()
  quiet.open(ines)
  quiet.does(person, talk, { type: "start", text: "Hello?" })
  quiet.does(ines, talk, { type: "claim" })
  return talk
}

const answer = (quiet: Quiet, talk: string, text: string) => quiet.does(ines, talk, { type: "send", text })

function mailed({ told }: Quiet) {
  return told.splice(0).flatMap(notice => (notice.to === "customer" ? [notice.news.map(({ text }) => text)] : []))
}

/** Their page has shown everything up to here. */
function reads(quiet: Quiet, talk: string) {
  const { conversations } = quiet.core()
  const one = conversations.get(talk)
  if (one) conversations.raise(one, "customer", { delivered: one.lastPosition, read: one.lastPosition })
}

test("who has left is mailed what somebody wrote since, in one mail, a while after they were last here", () =>
  inQuiet(quiet => {
    const lena = customer("Lena")
    const page = quiet.open(lena)
    const talk = begun(quiet, lena)
    answer(quiet, talk, "Hello")
    page.close()
    quiet.pass(60_000)
    answer(quiet, talk, "Are you there?")
    quiet.pass(awayMs - 60_000 - 1)
    expect(mailed(quiet)).toEqual([])
    quiet.pass(1)
    expect(mailed(quiet)).toEqual([["Hello", "Are you there?"]])
  }))

test("there is no second mail until they have been back, however much is written", () =>
  inQuiet(quiet => {
    const lena = customer("Lena")
    const talk = begun(quiet, lena)
    answer(quiet, talk, "Hello")
    quiet.pass(awayMs)
    expect(mailed(quiet)).toEqual([["Hello"]])
    answer(quiet, talk, "Are you there?")
    quiet.pass(20 * awayMs)
    expect(mailed(quiet)).toEqual([])
    reads(quiet, talk)
    answer(quiet, talk, "One more thing")
    quiet.pass(awayMs)
    expect(mailed(quiet)).toEqual([["One more thing"]])
  }))

test("who came back, read and left again is mailed what is new a while after that, and not when the first news would have been", () =>
  inQuiet(quiet => {
    const lena = customer("Lena")
    const page = quiet.open(lena)
    const talk = begun(quiet, lena)
    answer(quiet, talk, "Hello")
    page.close()
    quiet.pass(60_000)
    reads(quiet, talk)
    quiet.pass(awayMs - 90_000)
    answer(quiet, talk, "Are you there?")
    quiet.pass(awayMs - 1)
    expect(mailed(quiet)).toEqual([])
    quiet.pass(1)
    expect(mailed(quiet)).toEqual([["Are you there?"]])
  }))

test("who has a page open is not mailed as long as it is heard of, and is when it has gone with something unread", () =>
  inQuiet(quiet => {
    const lena = customer("Lena")
    const page = quiet.open(lena)
    const talk = begun(quiet, lena)
    answer(quiet, talk, "Hello")
    quiet.pass(5 * awayMs)
    expect(mailed(quiet)).toEqual([])
    page.fallSilent()
    quiet.pass(awayMs)
    expect(mailed(quiet)).toEqual([["Hello"]])
  }))

test("who has read it is not mailed", () =>
  inQuiet(quiet => {
    const talk = begun(quiet, customer("Lena"))
    answer(quiet, talk, "Hello")
    reads(quiet, talk)
    quiet.pass(2 * awayMs)
    expect(mailed(quiet)).toEqual([])
    answer(quiet, talk, "Still here?")
    quiet.pass(awayMs)
    expect(mailed(quiet)).toEqual([["Still here?"]])
  }))

test("a guest is mailed once they have left an address, also for what was written before", () =>
  inQuiet(quiet => {
    const guests = guest("Guest 1F")
    const talk = begun(quiet, guests)
    answer(quiet, talk, "Hello")
    quiet.pass(2 * awayMs)
    expect(mailed(quiet)).toEqual([])
    quiet.does(guests, talk, { type: "leave_email", email: "lena@example.com" })
    quiet.pass(awayMs)
    expect(quiet.told).toMatchObject([{ address: "lena@example.com", customer: { id: guests.userId, isGuest: true } }])
    expect(mailed(quiet)).toEqual([["Hello"]])
  }))

test("what was corrected is mailed as it is now, and what was taken back is not", () =>
  inQuiet(quiet => {
    const talk = begun(quiet, customer("Lena"))
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    const { commands } = quiet.core()
    commands.execute(ines, { id: first, conversationId: talk, command: { type: "send", text: "At five" } })
    commands.execute(ines, { id: second, conversationId: talk, command: { type: "send", text: "Or at six" } })
    quiet.does(ines, talk, { type: "edit", entryId: first, text: "At four" })
    quiet.does(ines, talk, { type: "delete", entryId: second })
    quiet.pass(awayMs)
    expect(mailed(quiet)).toEqual([["At four"]])
  }))

test("a courier that was not reached is told again, the same under the same id, whatever is lost meanwhile", () =>
  inQuiet(quiet => {
    const talk = begun(quiet, customer("Lena"))
    answer(quiet, talk, "Hello")
    quiet.courier(done => done(false))
    quiet.pass(awayMs + limits.awayAskMs)
    quiet.crash()
    quiet.courier(done => done(true))
    quiet.pass(awayMs)
    const ids = quiet.told.filter(({ to }) => to === "customer").map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
    quiet.pass(20 * awayMs)
    expect(quiet.told.filter(({ to }) => to === "customer")).toHaveLength(3)
  }))
