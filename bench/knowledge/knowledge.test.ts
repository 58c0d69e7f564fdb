import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "parley-collection-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content))
  return path
}
const entries = [
  { id: 1, questions: ["When does the ferry leave?"], answer: "Every hour." },
  { id: "two", questions: ["Can I have a refund?", "Money back"], answer: "Until the day before." },
]
const queries = [
  { query: "when does the ferry leave", entries: [1] },
  { query: "refunds", entries: ["two"] },
  { query: "is there a restaurant", entries: [1] },
]
const given = (entriesFile: string, queriesFile: string) => {
  return ["bench/knowledge/main.ts", "--json", "--entries", entriesFile, "--queries", queriesFile]
}

test("a collection is judged by the product's own writing and searching", () => {
  const told = execFileSync("node", given(file("entries.json", entries), file("queries.json", queries)), {
    encoding: "utf8",
  })
  expect(JSON.parse(told)).toMatchObject({
    questions: 3,
    rightFirst: 2 / 3,
    rightAmongThree: 2 / 3,
    meanReciprocalRank: 2 / 3,
    answered: 2 / 3,
    handedOver: 1,
    balancedAccuracy: (2 / 3 + 1) / 2,
  })
})

describe("a collection that cannot be read is refused in one line", () => {
  const right = { entries: file("right-entries.json", entries), queries: file("right-queries.json", queries) }
  test.each([
    ["is not there", "/nowhere/entries.json", right.queries],
    ["cannot be read", folder, right.queries],
    ["is not JSON", file("half.json", "[{"), right.queries],
    ["is not a list of entries (the whole:", file("object.json", { id: 1 }), right.queries],
    ["is not a list of entries (the whole:", file("none.json", []), right.queries],
    [
      "is not a list of entries (0.questions:",
      file("mute.json", [{ id: 1, questions: [], answer: "" }]),
      right.queries,
    ],
    ["has two entries 1", file("twice.json", [...entries, ...entries]), right.queries],
    ["a character that cannot be stored", file("nul.json", [{ ...entries[0], answer: "a\0b" }]), right.queries],
    ["is not a list of queries (0.entries:", right.entries, file("lost.json", [{ query: "x", entries: [] }])],
    ['"x" is answered by 9, which is no entry of', right.entries, file("foreign.json", [{ query: "x", entries: [9] }])],
  ])("%s", (reason, entriesFile, queriesFile) => {
    const { status, stderr, stdout } = spawnSync("node", given(entriesFile, queriesFile), { encoding: "utf8" })
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(reason)])
  })
})
