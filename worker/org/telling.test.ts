import { expect, test } from "vitest"
import type { EntryBody } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { authorOf } from "../../protocol/person.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { repeatNewest } from "./test/repeat-newest.ts"
import { agent, customer } from "./test/scene.ts"

const [lena, ines, tom] = [customer("Lena"), agent("Ines"), agent("Tom")]

/** Lena has written and asked for a person; both agents are known here, and neither has a page open. */
function asked(quiet: Quiet): string {
  for (const one of [ines, tom]) quiet.open(one).close()
  const talk = crypto.randomUUID()
  quiet.does(lena, talk, { type: "start", text: "Hello?" })
  quiet.does(lena, talk, { type: "escalate", reason: "A person, please" })
  return talk
}

/** An entry of Ines's, whatever it takes to get there. */
function add(quiet: Quiet, talk: string, body: EntryBody): string {
  const { commands, conversations, stream } = quiet.core()
  const [conversation, author] = [conversations.get(talk), authorOf(ines)]
  if (conversation) commands.assist(conversation, [{ author, body }])
  return stream.newestOf(talk, 1)[0]?.id ?? ""
}

/** What was told to staff since it was asked the last time: what about, whom, and in what words. */
function news({ told }: Quiet) {
  return told.splice(0).map(notice => notice.to === "staff" && [notice.concern, notice.for, notice.text])
}

test("staff are told who waits, what is asked of them by name, what is given to them, and what is written to them", () =>
  inQuiet(quiet => {
    const talk = asked(quiet)
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([["waiting", null, "A person, please"]])
    add(quiet, talk, { type: "note", text: "Is this yours, Tom?", mentions: [tom.userId] })
    const toTom = { id: tom.userId, name: tom.name }
    add(quiet, talk, { type: "assigned", agent: toTom, cause: "person", note: "You know them" })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([
      ["mention", [tom.userId], "Is this yours, Tom?"],
      ["assigned", [tom.userId], "You know them"],
    ])
    quiet.does(lena, talk, { type: "send", text: "Is anybody" })
    quiet.does(lena, talk, { type: "send", text: "there?" })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([["mine", [tom.userId], "there?"]])
  }))

test("of a note that was corrected before it was told the new words are told, and of one that was taken back nothing", () =>
  inQuiet(quiet => {
    const talk = asked(quiet)
    quiet.pass(1_000)
    news(quiet)
    const wrong = add(quiet, talk, { type: "note", text: "Is this yours, Tim?", mentions: [tom.userId] })
    quiet.does(ines, talk, { type: "edit", entryId: wrong, text: "Is this yours, Tom?" })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([["mention", [tom.userId], "Is this yours, Tom?"]])
    const rash = add(quiet, talk, { type: "note", text: "Parsley, Tom!", mentions: [tom.userId] })
    quiet.does(ines, talk, { type: "delete", entryId: rash })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([])
    add(quiet, talk, { type: "note", text: "Tom?", mentions: [tom.userId] })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([["mention", [tom.userId], "Tom?"]])
  }))

test("nobody is told of what they did, of what has been dealt with meanwhile, or of what has been read", () =>
  inQuiet(quiet => {
    const talk = asked(quiet)
    quiet.does(ines, talk, { type: "claim" })
    quiet.does(lena, talk, { type: "send", text: "Thank you" })
    const one = quiet.core().conversations.get(talk)
    if (one) quiet.core().conversations.raise(one, "staff", { delivered: 9, read: 9 })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([])
    quiet.does(lena, talk, { type: "send", text: "Hello?" })
    quiet.pass(1_000)
    expect(news(quiet)).toEqual([["mine", [ines.userId], "Hello?"]])
  }))

test("who has a page open is named, so that nothing but the page tells them; a page that has fallen silent does not count", () =>
  inQuiet(quiet => {
    const here = () => quiet.told.splice(0).map(notice => notice.to === "staff" && notice.here)
    const page = quiet.open(ines)
    const talk = asked(quiet)
    quiet.pass(1_000)
    expect(here()).toEqual([[ines.userId]])
    page.fallSilent()
    quiet.pass(limits.presenceMs + 1)
    add(quiet, talk, { type: "note", text: "Tom?", mentions: [tom.userId] })
    quiet.pass(1_000)
    expect(here()).toEqual([[]])
  }))

test("a courier that cannot be reached is told again under the same ids, and nothing is missed by a crash", () =>
  inQuiet(quiet => {
    quiet.courier(done => done(false))
    asked(quiet)
    quiet.pass(10_000)
    quiet.crash()
    quiet.courier(() => {})
    quiet.pass(10_000)
    quiet.crash()
    quiet.courier(done => done(true))
    quiet.pass(10_000)
    expect(quiet.told.length).toBeGreaterThan(3)
    expect(new Set(quiet.told.map(({ id }) => id)).size).toBe(1)
    const before = quiet.told.length
    quiet.crash()
    quiet.pass(10_000)
    expect(quiet.told).toHaveLength(before)
  }))

test("an organization that is older than its courier tells nothing of what was before", () =>
  inQuiet(quiet => {
    asked(quiet)
    quiet.core().sql.all("delete from meta where key = 'told'")
    quiet.crash()
    quiet.pass(10_000)
    expect(quiet.told).toEqual([])
    asked(quiet)
    quiet.pass(10_000)
    expect(quiet.told).toHaveLength(1)
  }))

test("after a long outage what concerns nobody any more is looked through in pieces, and what does concern somebody is told", () =>
  inQuiet(quiet => {
    quiet.courier(done => done(false))
    const talk = asked(quiet)
    quiet.does(ines, talk, { type: "claim" })
    quiet.does(ines, talk, { type: "resolve" })
    const perRing = limits.toldPiecesPerLookMax * limits.archiveBatchEntriesMax
    repeatNewest(quiet.core(), perRing * 2)
    quiet.crash()
    add(quiet, talk, { type: "note", text: "Was it yours, Tom?", mentions: [tom.userId] })
    quiet.courier(done => done(true))
    news(quiet)

    quiet.core().telling.look()
    expect([quiet.core().meta.told(), news(quiet)]).toEqual([perRing, []])
    quiet.pass(10_000)
    expect(news(quiet)).toEqual([["mention", [tom.userId], "Was it yours, Tom?"]])
  }))
