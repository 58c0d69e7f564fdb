import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
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
