import { beforeEach, expect, test, vi } from "vitest"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { Archive } from "../../../worker/org/archive.ts"
import { emptyEntries } from "../../../worker/org/erasure/empty-entries.ts"
import { Erasing } from "../../../worker/org/erasure/erasing.ts"
import type { Sql } from "../../../worker/org/ports.ts"
import { patch } from "../bugs/patch.ts"
import { standIn } from "../bugs/seam.ts"
import { ErasingStory } from "./story.ts"

vi.mock(import("../../../worker/org/erasure/empty-entries.ts"), async original => {
  const { withSeams } = await import("../bugs/seam.ts")
  return withSeams(await original())
})

// Postgres and the others are lost on purpose; each time it is said.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())

const stories = 300
const acts = 30

async function told(seeds: number) {
  const all = { violations: [] as string[], page: 0, courier: 0, archive: 0 }
  for (let seed = 1; seed <= seeds && all.violations.length === 0; seed += 1) {
    const story = new ErasingStory(seed)
    await story.play(acts)
    all.violations.push(...story.violations.map(violation => `${seed}: ${violation}`))
    for (const teller of ["page", "courier", "archive"] as const) all[teller] += story.told[teller]
  }
  return all
}

test("of who is erased nothing is told to anybody or archived afterwards, whatever breaks meanwhile, and nothing of others goes", async () => {
  const { violations, ...before } = await told(stories)
  expect(violations).toEqual([])
  // Each of them told her words as long as they were there.
  expect(Math.min(...Object.values(before))).toBeGreaterThan(stories / 2)
}, 60_000)

const mistakes: [string, RegExp, () => () => void][] = [
  [
    "takes the conversation away and leaves what was said",
    /told after|kept/,
    () => standIn(emptyEntries, () => () => null),
  ],
  [
    "takes away what was said only afterwards",
    /page: told after/,
    () => {
      const vanished = new WeakMap<Sql, Set<string>>()
      return standIn(emptyEntries, shipped => (sql, piece) => {
        const known = vanished.get(sql) ?? new Set()
        vanished.set(sql, known)
        if (known.has(piece.conversationId)) return shipped(sql, piece)
        known.add(piece.conversationId)
        return null
      })
    },
  ],
  [
    "keeps what it has read for the archive",
    /archive: told after/,
    () => {
      const readBy = new WeakMap<Archive, Map<string, StoredEntry>>()
      return patch(
        Archive.prototype,
        "nextBatch",
        shipped =>
          function (this: Archive) {
            const batch = shipped.call(this)
            const read = readBy.get(this) ?? new Map<string, StoredEntry>()
            readBy.set(this, read)
            for (const entry of batch?.entries ?? []) if (!read.has(entry.id)) read.set(entry.id, entry)
            return batch && { ...batch, entries: batch.entries.map(entry => read.get(entry.id) ?? entry) }
          },
      )
    },
  ],
  ["takes it for done at once", /kept/, () => patch(Erasing.prototype, "goOn", () => () => null)],
]

test.each(mistakes)(
  "an organization that %s is noticed",
  async (_name, how, install) => {
    const undo = install()
    try {
      const { violations } = await told(stories)
      expect(violations.join("\n")).toMatch(how)
    } finally {
      undo()
    }
  },
  60_000,
)
