import { expect, test } from "vitest"
import { brokenRules } from "./rules.ts"
import { sourceFiles } from "./source-files.ts"

test("every file of this repository keeps the rules", () => {
  const files = sourceFiles()
  expect(files.map(file => file.name)).toContain("worker/index.ts")
  expect(files.flatMap(file => brokenRules(file).map(rule => `${file.name}: ${rule}`))).toEqual([])
})

test.each([
  ["protocol/a.ts", 'import { Hono } from "hono"', "imports hono"],
  ["protocol/a.ts", 'import { a } from "../drizzle/a.ts"', "may not know drizzle"],
  ["drizzle/a.ts", 'export { a } from "../worker/a.ts"', "may not know worker"],
  ["worker/a.ts", 'import "../web/look/look.css"', "may not know web"],
  ["worker/org/a.ts", 'const a = await import("../../dev/start.ts")', "may not know dev"],
  ["web/chat/a.tsx", 'import type {\n  A,\n} from "../../worker/a.ts"', "may not know worker"],
  ["web/a.test.ts", 'import { a } from "../bench/a.ts"', "may not know bench"],
  ["worker/a.ts", 'import { messages } from "../drizzle/schema/conversations.ts"', "in a scope"],
  ["drizzle/queries/a.ts", 'import { customers } from "../schema/customers.ts"', "in a scope"],
])("%s may not say %s", (name, text, reason) => {
  expect(brokenRules({ name, text })).toEqual([expect.stringContaining(reason)])
})

test.each([
  ["protocol/a.ts", 'import { z } from "zod"\nimport { b } from "./b.ts"'],
  ["drizzle/a.ts", 'import { sql } from "drizzle-orm"\nimport { b } from "../protocol/b.ts"'],
  ["worker/a.ts", 'import { Hono } from "hono"\nimport { b } from "../drizzle/b.ts"'],
  ["web/a.tsx", 'import { b } from "../protocol/b.ts"\nconst C = lazy(() => import("./c.tsx"))'],
  [
    "worker/a.ts",
    'import { customers } from "../drizzle/schema/customers.ts"\nimport { within } from "../drizzle/scope.ts"',
  ],
  ["drizzle/a.test.ts", 'import { embedded } from "../dev/postgres/embedded.ts"'],
  ["e2e/a.ts", 'import { b } from "../dev/b.ts"'],
])("%s may say %s", (name, text) => {
  expect(brokenRules({ name, text })).toEqual([])
})

test("a file longer than the house allows is refused, unless it is a test", () => {
  const text = "line\n".repeat(251)
  expect(brokenRules({ name: "worker/long.ts", text })).toEqual([expect.stringContaining("251 lines")])
  expect(brokenRules({ name: "worker/long.test.ts", text })).toEqual([])
  expect(brokenRules({ name: "worker/long.ts", text: "line\n".repeat(250) })).toEqual([])
})

test("names that say nothing are refused, and so are barrels", () => {
  for (const name of ["worker/utils.ts", "web/helpers.tsx", "drizzle/types.ts", "web/chat/index.ts", "dev/services.ts"])
    expect(brokenRules({ name, text: "" })).toEqual([expect.stringContaining("is called")])
  expect(brokenRules({ name: "worker/index.ts", text: "" })).toEqual([])
})
