import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { columns } from "../../worker/access/columns.ts"
import { frameTable } from "../../worker/access/frame-table.ts"
import { wrongOrigins } from "../../worker/access/origins.ts"
import { restTable } from "../../worker/access/rest-table.ts"
import { repository } from "../start/settings.ts"

const file = join(repository, "node_modules", ".cache", "parley", "reliability", "access.json")

test("the sizes of the access tables are kept for the documents", () => {
  const doors = (rows: { door: string }[]) => new Set(rows.map(({ door }) => door)).size
  const changes = restTable.filter(({ door, label }) => door === label && !door.startsWith("GET ")).length
  const counts = {
    columns: columns.length,
    routes: doors(restTable),
    frames: doors(frameTable),
    rows: restTable.length + frameTable.length,
    cells: (restTable.length + frameTable.length) * columns.length,
    refusedCells: [...restTable, ...frameTable].flatMap(({ cells }) => Object.values(cells)).filter(isRefused).length,
    wrongOrigins: Object.keys(wrongOrigins).length,
    originAttempts: Object.keys(wrongOrigins).length * (changes + 1),
  }
  mkdirSync(join(file, ".."), { recursive: true })
  writeFileSync(file, `${JSON.stringify(counts, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(counts)
  expect(counts.cells).toBeGreaterThan(700)
})

const isRefused = (cell: string) => !/^(1\d\d|2\d\d|accepted|welcome|-|receipts.*)$/.test(cell)
