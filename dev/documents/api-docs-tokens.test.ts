import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { repository } from "../start/settings.ts"

const tokensOf = (file: string): Record<string, string> => {
  const css = readFileSync(join(repository, "web", file), "utf8")
  return Object.fromEntries(
    [...css.matchAll(/^\s*(--[\w-]+): (.+);$/gm)].map(([, name = "", value = ""]) => [name, value]),
  )
}

test("the API's page, whose css is served as it is, has the colours and sizes of all other pages", () => {
  const own = tokensOf("public/api-docs/base.css")
  expect(Object.keys(own)).toContain("--paper")
  expect(tokensOf("look/tokens.css")).toMatchObject(own)
})
