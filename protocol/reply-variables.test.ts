import { expect, test } from "vitest"
import { blanksIn, fillIn, type ReplyValues, unknownVariables } from "./reply-variables.ts"

const values: ReplyValues = {
  "customer.name": "Clara $& Lopez",
  "customer.firstName": "Clara",
  "customer.email": null,
  "agent.name": "{{agent.firstName}}",
  "agent.firstName": "Maya",
  "organization.name": "Harbour",
}

test("what is known is filled in as it is, and nothing that is filled in is filled in again", () => {
  const filled = fillIn("Hi {{ customer.name }}, {{agent.firstName}} of {{organization.name}}", values)
  expect(filled).toEqual({ text: "Hi Clara $& Lopez, Maya of Harbour", missing: [] })
  expect(fillIn("I am {{agent.name}}", values).text).toBe("I am {{agent.firstName}}")
})

test("what nobody has said stays in its braces, to be seen to by a person", () => {
  const text = "Write to {{customer.email}} or {{customer.email}}, {{customer.plan}}"
  expect(fillIn(text, values)).toEqual({ text, missing: ["{{customer.email}}", "{{customer.plan}}"] })
  expect(blanksIn("{ {a} } {{ }} {{}}")).toEqual([])
})

test("variables that there are not are named, each once; what every object has is none", () => {
  expect(unknownVariables("{{customer.nmae}} {{ customer.nmae }} {{customer.name}} {{toString}}")).toEqual([
    "customer.nmae",
    "toString",
  ])
  expect(unknownVariables("function() { return {} }")).toEqual([])
})
