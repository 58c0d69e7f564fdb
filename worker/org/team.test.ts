import { expect, test } from "vitest"
import type { DownFrame, Teammate } from "../../protocol/down.ts"
import { metColleagues } from "./come-and-go.ts"
import { inQuiet } from "./test/quiet-core.ts"
import { agent } from "./test/scene.ts"

/** Who is told of in each frame about the team, those who are not here in brackets. */
const told = (heard: DownFrame[]): string[] =>
  heard.flatMap(frame => {
    const team = frame.type === "team" ? frame.team : frame.type === "teammate" ? [frame.teammate] : null
    const names = team?.toSorted(byName).map(({ name, isOnline }) => (isOnline ? name : `(${name})`))
    return names ? [`${frame.type}: ${names.join(", ")}`] : []
  })

const byName = (one: Teammate, other: Teammate) => one.name.localeCompare(other.name)

test("who comes is told the whole team once, and everybody else only of the newcomer", () =>
  inQuiet(quiet => {
    const ines = quiet.open(agent("Ines"))
    const tom = quiet.open(agent("Tom"))
    const eva = quiet.open(agent("Eva"))
    expect(told(ines.heard)).toEqual(["team: Ines", "teammate: Tom", "teammate: Eva"])
    expect(told(tom.heard)).toEqual(["team: Ines, Tom", "teammate: Eva"])
    expect(told(eva.heard)).toEqual(["team: Eva, Ines, Tom"])
  }))

test("who goes is told of alone, and a second page of somebody who is here is no news", () =>
  inQuiet(quiet => {
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const page = quiet.open(ines)
    const first = quiet.open(tom)
    const second = quiet.open(tom)
    first.close()
    second.close()
    expect(told(page.heard)).toEqual(["team: Ines", "teammate: Tom", "teammate: (Tom)"])
  }))

test("of a colleague who has left, or of several that are new, everybody is told as a whole", () =>
  inQuiet(quiet => {
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const page = quiet.open(ines)
    quiet.open(tom).close()
    const of = ({ userId: id, name }: typeof ines) => ({ id, name, role: "agent" as const })
    quiet.pass(1)
    metColleagues(quiet.core(), { all: [of(ines)], readAt: quiet.now() })
    metColleagues(quiet.core(), { all: [of(ines), of(agent("Eva")), of(agent("Jo"))], readAt: quiet.now() })
    expect(told(page.heard).slice(-2)).toEqual(["team: Ines", "team: (Eva), Ines, (Jo)"])
  }))

test("an object that has started anew does not know what it told, and tells all of it once", () =>
  inQuiet(quiet => {
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    quiet.open(ines)
    quiet.open(tom)
    quiet.crash()
    const page = quiet.open(ines)
    quiet.open(tom)
    quiet.open(agent("Eva"))
    expect(told(page.heard)).toEqual(["team: Ines, (Tom)", "teammate: Tom", "teammate: Eva"])
  }))
