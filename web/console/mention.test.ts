import { expect, test } from "vitest"
import { matesMeant, mentionAt, mentionedIn } from "./mention.ts"

const mate = (name: string, isOnline = true) => ({ id: name, name, isOnline, isAvailable: true })
const team = [mate("Tom"), mate("Tom Okafor", false), mate("Inès Léger"), mate("A. (Bo) Chen")]
const names = (word: string) => matesMeant(team, word).map(({ name }) => name)

test("an @ opens the menu at the beginning of a word only, and knows as much of a name as was typed", () => {
  expect(mentionAt("@", 1)).toEqual({ from: 0, to: 1, word: "" })
  expect(mentionAt("Ask @inès", 9)).toEqual({ from: 4, to: 9, word: "inès" })
  expect(mentionAt("(@tom ok please", 8)).toEqual({ from: 1, to: 8, word: "tom ok" })
  for (const [text, caret] of [
    ["tom@northwind.example", 10],
    ["@tom okafor is", 14],
    ["@tom, ", 6],
    ["", 0],
  ] as const)
    expect(mentionAt(text, caret)).toBeNull()
})

test("colleagues are found by any of their names, with or without accents, those who are here first", () => {
  expect(names("")).toEqual(["A. (Bo) Chen", "Inès Léger", "Tom", "Tom Okafor"])
  expect(names("tom")).toEqual(["Tom", "Tom Okafor"])
  expect(names("leg")).toEqual(["Inès Léger"])
  expect(names("om")).toEqual([])
  // A whole name with a space behind it is not narrowed any more: Enter is for the note again.
  expect(names("Inès Léger ")).toEqual([])
  expect(names("tom ")).toEqual(["Tom Okafor"])
})

test("a note asks those whose whole names stand in it, and of names that begin alike the longer one", () => {
  expect(mentionedIn("@Tom Okafor please look", team)).toEqual(["Tom Okafor"])
  expect(mentionedIn("@tom and @Inès Léger: see above. @A. (Bo) Chen!", team)).toEqual([
    "A. (Bo) Chen",
    "Inès Léger",
    "Tom",
  ])
  expect(mentionedIn("@Tommy, Tom and tom@northwind.example", team)).toEqual([])
  expect(mentionedIn("@Tom and again @Tom", team)).toEqual(["Tom"])
})
