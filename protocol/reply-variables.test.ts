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

test("what the team has written down of a customer is filled in by its name, and words behind a bar where it has not", () => {
  const known: ReplyValues = { ...values, "customer.attributes.plan": "Team | Plus", "customer.attributes.seats": "12" }
  expect(fillIn("{{customer.attributes.plan | plan}} for {{ customer.attributes.seats }}", known)).toEqual({
    text: "Team | Plus for 12",
    missing: [],
  })
  const text =
    "On {{customer.attributes.Renewal day}} or {{customer.attributes.plan | soon}}, {{customer.email|no address}}"
  expect(fillIn(text, values)).toEqual({
    text: "On {{customer.attributes.Renewal day}} or soon, no address",
    missing: ["{{customer.attributes.Renewal day}}"],
  })
})

test("an attribute can have any name that one can be given, and no other", () => {
  expect(
    unknownVariables("{{customer.attributes.Renewal day}} {{customer.attributes.a.b-c_1 | x}} {{agent.name | x}}"),
  ).toEqual([])
  expect(
    unknownVariables("{{customer.attributes.}} {{customer.attributes.#1}} {{customer.attribute.plan | x}}"),
  ).toEqual(["customer.attributes.", "customer.attributes.#1", "customer.attribute.plan"])
})
