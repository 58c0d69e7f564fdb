import { randomUUID } from "node:crypto"
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../../dev/start/settings.ts"
import { median, rounded } from "../statistics.ts"

/**
 * Where everybody who is measured keeps their data: beside the repository, on its disk. The system's temporary folder may be
 * memory, and nothing durable would be measured. `BENCH_DATA` names another folder, for instance one in memory to see what the
 * processor alone does.
 */
const parent = process.env.BENCH_DATA || join(repository, "node_modules", ".cache", "parley", "bench")

export const dataFolder = (): string => join(parent, `${process.pid}-${randomUUID().slice(0, 8)}`)

const samples = 100
const page = Buffer.alloc(4096)

/** How long this disk takes to keep one page for good, in microseconds: whoever is durable waits for it. */
export function flushUs(): number {
  const folder = dataFolder()
  mkdirSync(folder, { recursive: true })
  const file = openSync(join(folder, "flush"), "w")
  try {
    const times = Array.from({ length: samples }, () => {
      writeSync(file, page)
      const startedAt = performance.now()
      fsyncSync(file)
      return (performance.now() - startedAt) * 1000
    })
    return rounded(median(times))
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}
