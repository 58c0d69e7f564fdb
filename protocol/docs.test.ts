import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import type { z } from "zod"
import { command } from "./command.ts"
import { closeCodes, downFrame } from "./down.ts"
import { entryBody } from "./entry.ts"
import { limits } from "./limits.ts"
import { refusals } from "./refusal.ts"
import { upFrame } from "./up.ts"
import { protocolVersion } from "./version.ts"

const page = readFileSync(new URL("../docs/protocol.md", import.meta.url), "utf8")

/** The rows of the table under a heading, each as its cells. */
function rows(heading: string): string[][] {
  const [, section = ""] = page.split(`\n## ${heading}\n`)
  const [text = ""] = section.split("\n## ", 1)
  const lines = text.split("\n").filter(line => line.startsWith("| "))
  return lines.slice(1).map(line =>
    line
      .slice(1, -1)
      .split("|")
      .map(cell => cell.trim()),
  )
}

const firstCells = (heading: string) => new Set(rows(heading).map(([first = ""]) => first.replaceAll("`", "")))

type Tagged = z.ZodObject<{ type: z.ZodLiteral<string> }>
const typesOf = (union: { options: readonly Tagged[] }) => new Set(union.options.map(one => one.shape.type.value))

test.each([
  ["Frames from a client", upFrame],
  ["Frames from the organization", downFrame],
  ["Commands", command],
  ["Entries", entryBody],
])("%s: the page tells of each of them and of no other", (heading, union) => {
  expect(firstCells(heading)).toEqual(typesOf(union))
})

test("every field of a frame is named in its row", () => {
  for (const [heading, union] of [
    ["Frames from a client", upFrame],
    ["Frames from the organization", downFrame],
  ] as const) {
    const told = new Map(rows(heading).map(([type = "", fields = ""]) => [type, fields]))
    for (const { shape } of union.options) {
      const fields = told.get(`\`${shape.type.value}\``)
      const untold = Object.keys(shape).filter(
        field => field !== "type" && !new RegExp(`\`${field}\\??\``).test(fields ?? ""),
      )
      expect({ frame: shape.type.value, untold }).toEqual({ frame: shape.type.value, untold: [] })
    }
  }
})

test("every close code is told, under its name", () => {
  const told = rows("Close codes").map(([code = "", name = ""]) => [name.replaceAll("`", ""), Number(code)])
  expect(Object.fromEntries(told.filter(([name]) => name !== ""))).toEqual(closeCodes)
})

test("every refusal is told, with its status, its advice and its sentence", () => {
  const told = rows("Refusals").map(([code = "", status, advice, title]) => [
    code.replaceAll("`", ""),
    { status: Number(status), advice, title },
  ])
  expect(Object.fromEntries(told)).toEqual(refusals)
})

test("the version and every bound that is named are the ones that hold", () => {
  expect(page).toContain(`is ${protocolVersion}. [version.test.ts]`)
  const named = [...page.matchAll(/`(\w+)` \(([\d,]+)\)/g)].filter(([, name = ""]) => name in limits)
  expect(named.length).toBeGreaterThan(15)
  const told = named.map(([, name = "", value = ""]) => [name, Number(value.replaceAll(",", ""))])
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(limits).filter(([name]) => told.some(([one]) => one === name))),
  )
})
