import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { changedRole } from "./come-and-go.ts"
import { inQuiet } from "./test/quiet-core.ts"
import { agent, newId } from "./test/scene.ts"

test("of too many drafts the oldest makes room, and nobody else's", () =>
  inQuiet(quiet => {
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const { drafts } = quiet.core()
    const toms = newId()
    drafts.keep(tom, toms, { text: "Tom's", kind: "note" })
    const all = Array.from({ length: limits.draftsPerPersonMax }, () => newId())
    const keep = (conversationId: string) => {
      quiet.pass(1)
      drafts.keep(ines, conversationId, { text: "Hm", kind: "message" })
    }
    for (const one of all) keep(one)
    const [first = "", second = ""] = all
    keep(first)
    expect(drafts.of(ines, second)).toMatchObject({ text: "Hm" })
    keep(newId())
    expect(drafts.of(ines, second)).toBe(null)
    expect(drafts.of(ines, first)).toMatchObject({ text: "Hm" })
    quiet.crash()
    expect(quiet.core().drafts.of(tom, toms)).toEqual({ text: "Tom's", kind: "note", at: expect.any(Number) })
  }))

test("who leaves the team takes along what they have not said, and nobody else's goes", () =>
  inQuiet(quiet => {
    const [ines, tom] = [agent("Ines"), agent("Tom")]
    const [talk, other] = [newId(), newId()]
    const { drafts } = quiet.core()
    for (const one of [ines, tom])
      for (const where of [talk, other]) drafts.keep(one, where, { text: "Hm", kind: "note" })
    changedRole(quiet.core(), { userId: ines.userId, role: "member" })
    quiet.pass(0)
    expect([ines, tom].map(one => [talk, other].map(where => drafts.of(one, where)?.text))).toEqual([
      [undefined, undefined],
      ["Hm", "Hm"],
    ])
  }))
