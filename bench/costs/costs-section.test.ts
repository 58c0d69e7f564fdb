import { expect, test } from "vitest"
import { machine } from "../machine.ts"
import type { Results } from "../results.ts"
import { costsSection } from "./costs-section.ts"

const figure = {
  ...{ floor: null, peers: {}, ratio: null, target: 1, bound: "at_most" as const, unit: "", ok: true },
  ...{ clientBusy: {}, notes: [], quick: false, measuredAt: "2026-11-22T00:00:00.000Z" },
  conditions: { load: 0, flushUs: 10 },
}
const rowFacts = {
  ...{ rowsRead: 4, rowsWrittenCalm: 4, archiveRowsWrittenCalm: 2, archiveRowsRead: 3, alarmMs: 5 },
  ...{ rowsWrittenPerReceipt: 1, processorMs: 0.3, databaseBytes: 600 },
}

const where = machine()

function results(changes: Partial<typeof rowFacts> = {}): Results {
  return {
    machine: where,
    metrics: {
      rows_written_per_message: { ...figure, ours: 3, facts: { ...rowFacts, ...changes } },
      archive_rows_per_second: { ...figure, ours: 9_000, facts: { postgresBytesPerRow: 900 } },
      acked_per_second: { ...figure, ours: 4_000, facts: {} },
      idle_awake_seconds: { ...figure, ours: 0, facts: {} },
    },
  }
}

test("a million messages cost what their rows, requests and seconds cost", () => {
  const section = costsSection(results())
  expect(section).toContain("| rows written | 7,000,000 | $7.00 |")
  expect(costsSection(results({ rowsWrittenCalm: 5 }))).toContain("| rows written | 8,000,000 | $8.00 |")
})

test("an object is full after as many messages as ten gigabytes hold", () => {
  expect(costsSection(results({ databaseBytes: 1_000 }))).toContain("about 10 million messages, which are 10 GB")
})

test("costs of what was not measured are not made up", () => {
  const { rows_written_per_message: _, ...metrics } = results().metrics
  expect(() => costsSection({ machine: where, metrics })).toThrow("rows_written_per_message, which was not measured")
})
