import { expect, test } from "vitest"
import type { View } from "../../protocol/view.ts"
import { filterIn, listKey, searchOf } from "./list-ref.ts"
import { uuid } from "./scene.ts"

const whole: View = {
  standing: ["waiting", "open"],
  assignee: uuid(3),
  labels: [uuid(5), uuid(4)],
  priority: ["urgent"],
  reason: "refund & return",
  waitMinutes: 15,
  text: "ten, or so",
  mentioned: "me",
}

test("a filter is the same when it comes back from an address", () => {
  const sorted = { ...whole, standing: ["open", "waiting"], labels: [uuid(4), uuid(5)] }
  expect(filterIn(searchOf(whole))).toEqual(sorted)
  expect(filterIn(new URLSearchParams(searchOf(whole).toString()))).toEqual(sorted)
  expect(filterIn(searchOf({}))).toEqual({})
})

test("what makes no sense in an address is left out, and the rest counts", () => {
  const search = new URLSearchParams("standing=lying&waitMinutes=soon&assignee=me&labels=&at=17&priority=high,urgent,")
  expect(filterIn(search)).toEqual({ assignee: "me" })
})

test("the same filters make the same list, in whatever order they were set", () => {
  const [one, other]: View[] = [
    { text: "tent", standing: ["open", "waiting"] },
    { standing: ["waiting", "open"], text: "tent" },
  ]
  expect(listKey({ queue: "all", filter: one ?? {} })).toBe(listKey({ queue: "all", filter: other ?? {} }))
  expect(listKey({ queue: "all", filter: {} })).toBe("all")
})
