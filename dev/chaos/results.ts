import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../start/settings.ts"
import type { Outcome } from "./outcome.ts"

const file = join(repository, "node_modules", ".cache", "parley", "reliability", "chaos.json")

/** Keeps the last run for whoever writes the documents. */
export function publish(outcomes: readonly Outcome[]): void {
  mkdirSync(join(file, ".."), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ outcomes }, null, 2)}\n`)
}
