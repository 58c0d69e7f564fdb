import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { Agents } from "./agents.ts"
import { newcomer } from "./door.ts"
import { Followers } from "./followers.ts"
import { hangUp } from "./sockets.ts"
import { inQuiet } from "./test/quiet-core.ts"
import { agent, customer } from "./test/scene.ts"

test("who greets as staff works here, and is here until the last page closes or falls silent", () =>
  inQuiet(quiet => {
    const { agents } = quiet.core()
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const shown = (name: string) => agents.all().find(one => one.name === name)
    const [first, second] = [quiet.open(ines), quiet.open(ines)]
    const toms = quiet.open(tom)
    quiet.open(customer("Lena"))
    expect(agents.all().map(({ name, isHere }) => [name, isHere])).toEqual([
      ["Ines", true],
      ["Tom", true],
    ])
    first.close()
    expect(shown("Ines")?.isHere).toBe(true)
    second.close()
    toms.fallSilent()
    quiet.pass(limits.presenceMs)
    expect([shown("Ines")?.isHere, shown("Tom")?.isHere]).toEqual([false, false])
  }))

test("who only reads an answer along over HTTP is not here by that, and is gone since their last page closed", () =>
  inQuiet(quiet => {
    const ines = agent("Ines")
    quiet.open(ines).close()
    const goneAt = quiet.now()
    const followers = new Followers()
    const admission = { viewer: ines, sessionId: "s", expiresAt: Number.MAX_SAFE_INTEGER, checkedAt: 0 }
    const follower = followers.add({ ...newcomer(admission, goneAt), reader: { state: "live" } })
    quiet.pass(limits.presenceMs)
    const agents = new Agents({ ...quiet.core(), sockets: followers })
    expect(agents.goneSince({ id: ines.userId, name: ines.name })).toBe(goneAt)
    hangUp(follower, 1000, "The test is over")
  }))

test("what is known of them outlives the memory", () =>
  inQuiet(quiet => {
    const ines = agent("Ines")
    quiet.open(ines)
    quiet.core().agents.setAvailable({ id: ines.userId, name: ines.name, role: "agent" }, false)
    quiet.crash()
    expect(quiet.core().agents.all()).toEqual([
      { id: ines.userId, name: "Ines", role: "agent", isAvailable: false, isHere: false },
    ])
  }))

test("the Worker's word counts: newcomers are known, names and roles are as it says, who is not named has left", () =>
  inQuiet(quiet => {
    const { agents } = quiet.core()
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    quiet.open(ines)
    quiet.open(tom)
    const said = [
      { id: ines.userId, name: "Ines Maria", role: "admin" as const },
      { id: crypto.randomUUID(), name: "Eva", role: "owner" as const },
    ]
    expect(agents.are(said, quiet.now())).toBe(true)
    expect(agents.all().map(({ name, role, isHere }) => [name, role, isHere])).toEqual([
      ["Ines Maria", "admin", true],
      ["Eva", "owner", false],
    ])
    expect(agents.quitters()).toEqual([tom.userId])
    expect(agents.are(said, quiet.now())).toBe(false)
  }))

test("what was read before a role changed brings nobody back, and is asked for again", () =>
  inQuiet(quiet => {
    const { agents } = quiet.core()
    const ines = agent("Ines")
    quiet.open(ines)
    const said = [{ id: ines.userId, name: "Ines", role: "agent" as const }]
    const readAt = quiet.now()
    quiet.pass(5)
    expect(agents.asks()).toBe(true)
    expect(agents.asks()).toBe(false)
    agents.changed(ines.userId, null)
    expect(agents.are(said, readAt)).toBe(false)
    expect(agents.of(ines.userId)).toBeNull()
    expect(agents.asks()).toBe(true)
    expect(agents.are(said, quiet.now() + 1)).toBe(true)
    expect(agents.of(ines.userId)?.name).toBe("Ines")
  }))

test("of whom no name is known nobody is told, and the Worker is asked, although they had left before anybody looked", () =>
  inQuiet(quiet => {
    const { agents } = quiet.core()
    const ines = agent("Ines")
    expect(agents.changed(ines.userId, "member")).toBe(true)
    expect(agents.quitters()).toEqual([ines.userId])
    expect(agents.asks()).toBe(true)
    expect(agents.changed(ines.userId, "agent")).toBe(false)
    expect([agents.quitters(), agents.all(), agents.asks()]).toEqual([[], [], true])
  }))
