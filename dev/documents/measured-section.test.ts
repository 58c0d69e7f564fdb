import { expect, test } from "vitest"
import { replaced } from "./measured-section.ts"

const document = "Prose.\n<!-- measured: table -->\nold\n<!-- end of table -->\nMore prose.\n"

test("only what stands between a section's marks is written anew", () => {
  expect(replaced(document, "table", "new\n")).toBe(document.replace("old", "new"))
})

test("a document without the marks, or with two of them, is left alone", () => {
  expect(() => replaced(document, "costs", "new")).toThrow(/must have/)
  expect(() => replaced(document + document, "table", "new")).toThrow(/must have/)
})
