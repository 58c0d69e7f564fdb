import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { z } from "zod"
import { demoPassword } from "../seed/cast.ts"
import { demoSignIns } from "../seed/demo-sign-ins.ts"
import { repository } from "../start/settings.ts"

const read = (file: string): string => readFileSync(join(repository, file), "utf8")
const page = read("README.md")

test("the README tells of every command, and of none that is not there", () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")))
  const told = [...page.matchAll(/^\| `npm (?:run )?([\w:-]+)/gm)].map(([, name]) => name)
  expect(told.toSorted()).toEqual(Object.keys(scripts).toSorted())
})

test("the README tells of everything the Worker is configured with", () => {
  const named = [...read("worker/env.ts").matchAll(/^ {2}([A-Z_]+)\??: (?:string|"none")$/gm)].map(
    ([, name = ""]) => name,
  )
  expect(named).toContain("DATABASE_URL")
  expect(named.filter(name => !page.includes(`\`${name}\``))).toEqual([])
})

test("the README shows the demo sign-ins as the start command prints them", () => {
  expect(page).toContain(demoSignIns("http://localhost:8788"))
  expect(page).toContain(`password ${demoPassword}`)
})
