import { expect, test } from "vitest"
import { deskDefaults } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import { changedRole } from "./come-and-go.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { agent, customer } from "./test/scene.ts"

const grace = (deskDefaults.awayGraceMinutes ?? 0) * 60_000

/** Lena waits since the beginning, and Ines, who has a page open, takes her conversation a minute later. */
function taken(quiet: Quiet) {
  const [lena, ines] = [customer("Lena"), agent("Ines")]
  const talk = crypto.randomUUID()
  quiet.does(lena, talk, { type: "start", text: "Hello?" })
  quiet.does(lena, talk, { type: "escalate", reason: "A person, please" })
  const waited = quiet.state(talk)
  quiet.pass(60_000)
  const page = quiet.open(ines)
  quiet.does(ines, talk, { type: "claim" })
  return { ines, talk, page, waited }
}

test("who has a page open keeps what they have, however long", () =>
  inQuiet(quiet => {
    const { talk } = taken(quiet)
    quiet.pass(20 * grace)
    expect(quiet.state(talk)?.status).toBe("claimed")
  }))

test("who closes their last page has the grace to come back; then it waits again, as long and for the same reason as before", () =>
  inQuiet(quiet => {
    const { ines, talk, page, waited } = taken(quiet)
    const other = quiet.open(ines)
    page.close()
    quiet.pass(2 * grace)
    expect(quiet.state(talk)?.status).toBe("claimed")
    other.close()
    quiet.pass(grace - 1)
    expect(quiet.state(talk)?.status).toBe("claimed")
    quiet.pass(1)
    expect(quiet.state(talk)).toEqual(waited)
  }))

test("who comes back in time keeps it, and has the whole grace the next time", () =>
  inQuiet(quiet => {
    const { ines, talk, page } = taken(quiet)
    page.close()
    quiet.pass(grace - 1)
    const again = quiet.open(ines)
    quiet.pass(3 * grace)
    expect(quiet.state(talk)?.status).toBe("claimed")
    again.close()
    quiet.pass(grace - 1)
    expect(quiet.state(talk)?.status).toBe("claimed")
    quiet.pass(1)
    expect(quiet.state(talk)?.status).toBe("waiting")
  }))

test("a close that nobody was told of counts from when the page should have been heard", () =>
  inQuiet(quiet => {
    const { talk, page } = taken(quiet)
    page.fallSilent()
    quiet.pass(limits.presenceMs + grace - 1)
    expect(quiet.state(talk)?.status).toBe("claimed")
    quiet.pass(1)
    expect(quiet.state(talk)?.status).toBe("waiting")
  }))

test("a deploy takes nothing from who is back within the grace, and everything from who is not", () =>
  inQuiet(quiet => {
    const { ines, talk } = taken(quiet)
    quiet.crash()
    quiet.open(ines)
    quiet.pass(2 * grace)
    expect(quiet.state(talk)?.status).toBe("claimed")
    quiet.crash()
    quiet.pass(2 * grace + limits.presenceMs)
    expect(quiet.state(talk)?.status).toBe("waiting")
  }))

test("what somebody takes without any page, as a script does, waits for them from then on", () =>
  inQuiet(quiet => {
    const { talk } = taken(quiet)
    const [mats, tom] = [customer("Mats"), agent("Tom")]
    const other = crypto.randomUUID()
    quiet.does(mats, other, { type: "start", text: "Hello?" })
    quiet.does(tom, other, { type: "claim" })
    quiet.pass(grace - 1)
    expect(quiet.state(other)?.status).toBe("claimed")
    quiet.pass(1)
    expect([quiet.state(other)?.status, quiet.state(talk)?.status]).toEqual(["waiting", "claimed"])
  }))

test("who does not work here any more lets go of everything at once, however much it is", () =>
  inQuiet(quiet => {
    const { ines } = taken(quiet)
    const talks = Array.from({ length: limits.timersPerRingMax + 5 }, () => crypto.randomUUID())
    for (const talk of talks) {
      quiet.pass(1_000)
      quiet.does(customer("Mats"), talk, { type: "start", text: "Hello?" })
      quiet.does(ines, talk, { type: "claim" })
    }
    quiet.core().agents.changed(ines.userId, null)
    quiet.core().leases.hurry()
    quiet.pass(0)
    expect(new Set(talks.map(talk => quiet.state(talk)?.status))).toEqual(new Set(["waiting"]))
    expect(quiet.core().agents.quitters()).toEqual([])
  }))

test("nobody speaks for an organization that they have left: what they wrote to be sent later is called off", () =>
  inQuiet(quiet => {
    const { talk } = taken(quiet)
    const [mats, tom, eva] = [customer("Mats"), agent("Tom"), agent("Eva")]
    const [left, kept] = [crypto.randomUUID(), crypto.randomUUID()]
    for (const one of [left, kept]) quiet.does(mats, one, { type: "start", text: "Hello?" })
    // Over REST: neither has ever opened a page.
    quiet.does(tom, left, { type: "schedule", at: quiet.now() + grace, text: "It is Tom" })
    quiet.does(eva, kept, { type: "schedule", at: quiet.now() + grace, text: "It is Eva" })
    changedRole(quiet.core(), { userId: tom.userId, role: null })
    quiet.pass(grace)
    const said = (one: string) => quiet.bodies(one).map(body => ("text" in body ? body.text : body.type))
    expect(said(left)).toEqual(["opened", "Hello?", "It is Tom", "unscheduled"])
    expect(said(kept)).toEqual(["opened", "Hello?", "It is Eva", "claimed", "It is Eva"])
    expect([quiet.state(left)?.status, quiet.state(talk)?.status]).toEqual(["open", "claimed"])
    expect(quiet.core().agents.quitters()).toEqual([])
  }))
