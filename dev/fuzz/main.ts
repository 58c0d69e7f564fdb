import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { repository } from "../start/settings.ts"
import { fuzzFrames } from "./frames/fuzz-frames.ts"

/**
 * `npm run fuzz -- --frames 1000000 --seed S`: mutated requests from everybody; nothing may be thrown, nothing written for what
 * is refused, and no refusal may be large. Prints the seed first and a JSON line at the end; exit code 1 when something was
 * wrong, with what brought it about.
 */
const { values } = parseArgs({
  options: {
    frames: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
})
const file = join(repository, "node_modules", ".cache", "parley", "reliability", "fuzz.json")

console.log(`Seed ${values.seed}`)
const frames = fuzzFrames(Number(values.seed), Number(values.frames))
mkdirSync(join(file, ".."), { recursive: true })
writeFileSync(file, `${JSON.stringify({ frames }, null, 2)}\n`)
console.log(JSON.stringify({ frames }))
process.exitCode = frames.failures.length > 0 ? 1 : 0
