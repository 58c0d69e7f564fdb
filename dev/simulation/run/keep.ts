import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Results } from "./results.ts"

const folder = fileURLToPath(new URL("../../../node_modules/.cache/parley/reliability", import.meta.url))

export const failureFolder = `${folder}/failures`

/** Where docs/reliability.md takes its figures from. */
export function keepResults(results: Results & { unseen: string[] }): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/simulation.json`, `${JSON.stringify(results, null, 2)}\n`)
}
