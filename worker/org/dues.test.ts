import { expect, test } from "vitest"
import { type Desk, deskDefaults } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import { changeDesk } from "./change-desk.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { agent, customer } from "./test/scene.ts"

const minute = 60_000
const hour = 60 * minute

const rule = (quiet: Quiet, change: Partial<Desk>): void => {
  changeDesk(quiet.core(), { desk: { ...deskDefaults, ...change } })
}

/** Lena has asked for a person. */
function asked(quiet: Quiet) {
  const [lena, ines] = [customer("Lena"), agent("Ines")]
  const talk = crypto.randomUUID()
  quiet.does(lena, talk, { type: "start", text: "Hello?" })
  quiet.does(lena, talk, { type: "escalate", reason: "A person, please" })
  const said = () => quiet.bodies(talk).map(({ type }) => type)
  return { lena, ines, talk, said }
}

test("what is snoozed comes back at its time, once, and stays when it is put off again", () =>
  inQuiet(quiet => {
    const { ines, talk } = asked(quiet)
    const woken = () => quiet.bodies(talk).filter(({ type }) => type === "woken")
    quiet.does(ines, talk, { type: "snooze", until: quiet.now() + hour })
    quiet.pass(hour / 2)
    quiet.does(ines, talk, { type: "snooze", until: quiet.now() + hour })
    quiet.pass(hour - 1)
    expect(woken()).toEqual([])
    quiet.pass(1)
    expect(woken()).toEqual([{ type: "woken", cause: "time" }])
    quiet.pass(48 * hour)
    expect(woken()).toHaveLength(1)
  }))

test("a snooze that is brought forward rings earlier, also after the object has lost its memory and its alarm", () =>
  inQuiet(quiet => {
    const { ines, talk, said } = asked(quiet)
    quiet.does(ines, talk, { type: "snooze", until: quiet.now() + 5 * hour })
    quiet.does(ines, talk, { type: "snooze", until: quiet.now() + hour })
    quiet.crash()
    quiet.pass(hour)
    expect(said().at(-1)).toBe("woken")
  }))

test("a reply wakes it, and its time does nothing any more", () =>
  inQuiet(quiet => {
    const { lena, ines, talk } = asked(quiet)
    quiet.does(ines, talk, { type: "snooze", until: quiet.now() + hour })
    quiet.does(lena, talk, { type: "send", text: "Are you there?" })
    quiet.pass(2 * hour)
    expect(quiet.bodies(talk).filter(({ type }) => type === "woken")).toEqual([{ type: "woken", cause: "reply" }])
  }))

test("a message that was written before goes out at its time, in the name of who wrote it, and they have the conversation", () =>
  inQuiet(quiet => {
    const { ines, talk } = asked(quiet)
    quiet.does(ines, talk, { type: "schedule", at: quiet.now() + hour, text: "Good morning!" })
    quiet.pass(hour - 1)
    expect(quiet.state(talk)?.status).toBe("waiting")
    quiet.pass(1)
    const sent = quiet.core().stream.newestOf(talk, 1)[0]
    expect(sent).toMatchObject({
      author: { id: ines.userId, kind: "staff" },
      body: { type: "message", text: "Good morning!" },
    })
    expect(quiet.state(talk)).toMatchObject({ status: "claimed", agent: { id: ines.userId } })
    expect(quiet.core().conversations.get(talk)?.work?.scheduled).toEqual([])
  }))

test("it goes out although its author went home, and not when a colleague has stepped in", () =>
  inQuiet(quiet => {
    const [alone, shared] = [asked(quiet), asked(quiet)]
    const { ines } = alone
    const tom = agent("Tom")
    for (const { talk } of [alone, shared]) {
      quiet.does(ines, talk, { type: "claim" })
      quiet.does(ines, talk, { type: "schedule", at: quiet.now() + 10 * hour, text: "Good morning!" })
    }
    quiet.pass(hour)
    expect(quiet.state(alone.talk)?.status).toBe("waiting")
    quiet.does(tom, shared.talk, { type: "send", text: "Here I am." })
    quiet.pass(10 * hour)
    expect(quiet.bodies(alone.talk).some(body => body.type === "message" && body.text === "Good morning!")).toBe(true)
    expect(quiet.bodies(shared.talk)).toContainEqual(expect.objectContaining({ type: "unscheduled", cause: "stale" }))
    expect(quiet.bodies(shared.talk).some(body => body.type === "message" && body.text === "Good morning!")).toBe(false)
  }))

test("who waits too long is told once that nobody came, and again only when they ask again", () =>
  inQuiet(quiet => {
    rule(quiet, { unattendedMinutes: 5 })
    const { lena, ines, talk, said } = asked(quiet)
    const told = () => said().filter(type => type === "unattended").length
    quiet.pass(5 * minute - 1)
    expect(told()).toBe(0)
    quiet.pass(1)
    expect(told()).toBe(1)
    quiet.pass(hour)
    expect(told()).toBe(1)
    quiet.does(ines, talk, { type: "claim" })
    quiet.does(ines, talk, { type: "resolve" })
    quiet.does(lena, talk, { type: "escalate", reason: "Once more" })
    quiet.pass(5 * minute)
    expect(told()).toBe(2)
  }))

test("nobody is told so who has been taken in time, or whose conversation is put off", () =>
  inQuiet(quiet => {
    rule(quiet, { unattendedMinutes: 5 })
    const [taken, snoozed, left] = [asked(quiet), asked(quiet), asked(quiet)]
    quiet.open(taken.ines)
    quiet.does(taken.ines, taken.talk, { type: "claim" })
    quiet.does(taken.ines, snoozed.talk, { type: "snooze", until: null })
    quiet.pass(hour)
    expect([taken, snoozed, left].map(({ said }) => said().includes("unattended"))).toEqual([false, false, true])
  }))

test("what has been answered and is silent for long is closed; what waits for us, or is planned, is not", () =>
  inQuiet(quiet => {
    rule(quiet, { autoCloseHours: 24, asksScore: true })
    const [answered, asking, waiting, planned] = [asked(quiet), asked(quiet), asked(quiet), asked(quiet)]
    const { ines } = answered
    quiet.open(ines)
    for (const { talk } of [answered, asking, planned]) quiet.does(ines, talk, { type: "send", text: "Here you are." })
    quiet.does(asking.lena, asking.talk, { type: "send", text: "And then?" })
    quiet.does(ines, planned.talk, { type: "schedule", at: quiet.now() + 100 * hour, text: "Still well?" })
    quiet.pass(24 * hour - 1)
    expect(quiet.state(answered.talk)?.status).toBe("claimed")
    quiet.pass(1)
    expect(quiet.bodies(answered.talk).at(-1)).toEqual({ type: "resolved", cause: "automatic", asksScore: true })
    expect([asking, waiting, planned].map(({ talk }) => quiet.state(talk)?.status)).toEqual([
      "claimed",
      "waiting",
      "claimed",
    ])
  }))

test("every word puts the closing off", () =>
  inQuiet(quiet => {
    rule(quiet, { autoCloseHours: 1 })
    const { ines, talk, said } = asked(quiet)
    quiet.open(ines)
    quiet.does(ines, talk, { type: "send", text: "Hello!" })
    for (let n = 0; n < 10; n += 1) {
      quiet.pass(hour - minute)
      quiet.does(ines, talk, { type: "send", text: `Number ${n}` })
    }
    expect(said()).not.toContain("resolved")
    quiet.pass(hour)
    expect(said().at(-1)).toBe("resolved")
  }))

test("new rules count for what is open already, however much that is", () =>
  inQuiet(quiet => {
    const many = limits.walkConversationsMax + 10
    const talks = Array.from({ length: many }, () => {
      quiet.pass(1_000)
      return asked(quiet)
    })
    quiet.pass(hour)
    rule(quiet, { unattendedMinutes: 5 })
    quiet.pass(0)
    expect(talks.filter(({ said }) => said().includes("unattended"))).toHaveLength(many)
  }))

test("a promise that is not kept is written down once, when it falls due, and one that is kept is not", () =>
  inQuiet(quiet => {
    const allDay = [{ opens: 0, closes: 1_440 }]
    const week = { monday: allDay, tuesday: allDay, wednesday: allDay, thursday: allDay, friday: allDay }
    const hours = { ...week, saturday: allDay, sunday: allDay }
    rule(quiet, { hours, targets: { first: 30, next: null, resolution: null } })
    const [broken, kept] = [asked(quiet), asked(quiet)]
    const breaches = ({ talk }: { talk: string }) => quiet.bodies(talk).filter(({ type }) => type === "breached")
    quiet.open(kept.ines)
    quiet.does(kept.ines, kept.talk, { type: "send", text: "Here I am." })
    quiet.pass(30 * minute - 1)
    expect(breaches(broken)).toEqual([])
    quiet.pass(1)
    expect(breaches(broken)).toEqual([{ type: "breached", clock: "first" }])
    quiet.pass(48 * hour)
    expect([breaches(broken).length, breaches(kept).length]).toEqual([1, 0])
  }))
