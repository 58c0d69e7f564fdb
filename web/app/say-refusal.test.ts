import { expect, test } from "vitest"
import { takenBy } from "../../protocol/step/hand.ts"
import { moment } from "../look/ago.ts"
import { sayRefusal } from "./say-refusal.ts"

test("who comes second reads on their own clock since when somebody else has a conversation", () => {
  const at = Date.now() - 60_000
  expect(sayRefusal(takenBy("Maya Chen", at).refusal)).toBe(
    `Maya Chen has had this conversation since ${moment(at, Date.now())}.`,
  )
})

test("a refusal without words of its own says those of its kind", () => {
  expect(sayRefusal({ code: "already_claimed" })).toBe("Somebody has taken this conversation.")
})
