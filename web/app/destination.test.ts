import { expect, test } from "vitest"
import { destination, leadBack } from "./destination.ts"

test("one comes back to the page one came from", () => {
  const page = leadBack("/sign-in", "/dashboard/northwind/conversations/mine?x=1#y")
  expect(destination(new URL(page, "https://a.example").search)).toBe("/dashboard/northwind/conversations/mine?x=1#y")
})

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil",
  "/\t/evil.example",
  "",
])("%j leads to the front page", next => {
  expect(destination(`?${new URLSearchParams({ next })}`)).toBe("/")
})
