import { expect, test } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { deskDefaults } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import { changeDesk } from "./change-desk.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { agent, customer } from "./test/scene.ts"

const turnOn = (quiet: Quiet, capacity: number): void => {
  changeDesk(quiet.core(), { desk: { ...deskDefaults, autoAssign: { on: true, capacity } } })
}

/** Somebody asks for a person; a second passes before the next one does. */
function asks(quiet: Quiet): string {
  const [lena, talk] = [customer("Lena"), crypto.randomUUID()]
  quiet.does(lena, talk, { type: "start", text: "Hello?" })
  quiet.does(lena, talk, { type: "escalate", reason: "A person, please" })
  quiet.pass(1_000)
  return talk
}

/** Who has each of them. */
const holders = (quiet: Quiet, talks: string[]): (string | null)[] =>
  talks.map(talk => {
    const state = quiet.state(talk)
    return state?.status === "claimed" ? state.agent.name : null
  })

test("what waits goes to who has fewest, the longest first, until all have enough", () =>
  inQuiet(quiet => {
    turnOn(quiet, 2)
    const early = [asks(quiet), asks(quiet)]
    expect(holders(quiet, early)).toEqual([null, null])
    quiet.open(agent("Ines"))
    expect(holders(quiet, early)).toEqual(["Ines", "Ines"])
    quiet.open(agent("Tom"))
    const late = [asks(quiet), asks(quiet), asks(quiet)]
    expect(holders(quiet, late)).toEqual(["Tom", "Tom", null])
    expect(quiet.bodies(late[0] ?? "").at(-1)).toMatchObject({ type: "assigned", cause: "automatic" })
  }))

test("who resolves something, or puts it off, has room for the next", () =>
  inQuiet(quiet => {
    turnOn(quiet, 1)
    const ines = agent("Ines")
    quiet.open(ines)
    const [first, second, third] = [asks(quiet), asks(quiet), asks(quiet)]
    quiet.does(ines, first, { type: "resolve" })
    expect(holders(quiet, [second, third])).toEqual(["Ines", null])
    quiet.does(ines, second, { type: "snooze", until: null })
    expect(holders(quiet, [third])).toEqual(["Ines"])
  }))

test("nothing goes to who is not here, or does not want it, or has just let go of it", () =>
  inQuiet(quiet => {
    turnOn(quiet, 5)
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const page = quiet.open(ines)
    quiet.core().agents.setAvailable({ id: ines.userId, name: ines.name, role: "agent" }, false)
    const talk = asks(quiet)
    expect(holders(quiet, [talk])).toEqual([null])
    quiet.core().agents.setAvailable({ id: ines.userId, name: ines.name, role: "agent" }, true)
    page.close()
    const other = asks(quiet)
    expect(holders(quiet, [talk, other])).toEqual([null, null])
    quiet.open(tom)
    expect(holders(quiet, [talk, other])).toEqual(["Tom", "Tom"])
    quiet.does(tom, talk, { type: "release", to: "queue" })
    expect(holders(quiet, [talk])).toEqual([null])
    quiet.open(ines)
    expect(holders(quiet, [talk])).toEqual(["Ines"])
  }))

test("what comes back from who has gone goes to who is here", () =>
  inQuiet(quiet => {
    turnOn(quiet, 5)
    const page = quiet.open(agent("Ines"))
    const talk = asks(quiet)
    page.close()
    quiet.open(agent("Tom"))
    quiet.pass((deskDefaults.awayGraceMinutes ?? 0) * 60_000)
    expect(holders(quiet, [talk])).toEqual(["Tom"])
  }))

test("of very much that waits some is given away at once, and the rest with the next rings", () =>
  inQuiet(quiet => {
    turnOn(quiet, 100)
    const talks = Array.from({ length: 2 * limits.assignedPerLookMax + 1 }, () => asks(quiet))
    quiet.open(agent("Ines"))
    expect(holders(quiet, talks).filter(name => name === "Ines")).toHaveLength(limits.assignedPerLookMax)
    quiet.pass(0)
    expect(holders(quiet, talks)).not.toContain(null)
  }))

test("behind much that the only one here has let go of, the next still goes to them", () =>
  inQuiet(quiet => {
    turnOn(quiet, 100)
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const page = quiet.open(tom)
    const letGo = Array.from({ length: 2 * limits.assignedPerLookMax }, () => asks(quiet))
    for (const talk of letGo) quiet.does(tom, talk, { type: "release", to: "queue" })
    page.close()
    const behind = asks(quiet)
    quiet.open(tom)
    quiet.pass(0)
    expect(new Set(holders(quiet, letGo))).toEqual(new Set([null]))
    expect(holders(quiet, [behind])).toEqual(["Tom"])
    quiet.open(ines)
    quiet.pass(0)
    expect(new Set(holders(quiet, letGo))).toEqual(new Set(["Ines"]))
  }))

test("an answer that is cut off by what is then given away ends once", () =>
  inQuiet(quiet => {
    turnOn(quiet, 5)
    quiet.core().assistant.configure({ region: "auto", settings: { ...assistantDefaults, on: true } })
    quiet.open(agent("Ines"))
    const talk = asks(quiet)
    expect(holders(quiet, [talk])).toEqual(["Ines"])
    expect(quiet.bodies(talk).map(({ type }) => type)).toEqual(["opened", "message", "answer", "escalated", "assigned"])
  }))

test("what is given away stands behind everything that was said, also what is in no row yet", () =>
  inQuiet(quiet => {
    turnOn(quiet, 5)
    const [lena, talk] = [customer("Lena"), crypto.randomUUID()]
    quiet.does(lena, talk, { type: "start", text: "Hello?" })
    quiet.does(lena, talk, { type: "escalate", reason: "A person, please" })
    for (const text of ["Are you there?", "I have all day."]) quiet.does(lena, talk, { type: "send", text })
    quiet.open(agent("Ines"))
    const positions = quiet
      .core()
      .stream.newestOf(talk, 10)
      .map(({ position }) => position)
    expect(positions).toEqual([1, 2, 3, 4, 5, 6])
  }))
