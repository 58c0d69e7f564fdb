import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { repository } from "../start/settings.ts"
import { fuzzBodies } from "./bodies/fuzz-bodies.ts"
import { fuzzFrames } from "./frames/fuzz-frames.ts"

/**
 * `npm run fuzz -- --frames 1000000 --bodies 100000 --seed S`: mutated frames through the core, mutated bodies to a Worker of its
 * own, from everybody. Nothing may be thrown, nothing written for what is refused, and no refusal may be large. Prints the seed
 * first and a JSON line for each; the exit code is 1 when something was wrong, and the line says what brought it about.
 */
const { values } = parseArgs({
  options: {
    frames: { type: "string", default: "1000000" },
    bodies: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
})
const file = join(repository, "node_modules", ".cache", "parley", "reliability", "fuzz.json")

console.log(`Seed ${values.seed}`)
const frames = fuzzFrames(Number(values.seed), Number(values.frames))
console.log(JSON.stringify({ frames }))
const bodies = await fuzzBodies(Number(values.seed), Number(values.bodies))
console.log(JSON.stringify({ bodies }))
mkdirSync(join(file, ".."), { recursive: true })
writeFileSync(file, `${JSON.stringify({ frames, bodies }, null, 2)}\n`)
process.exitCode = frames.failures.length + bodies.failures.length > 0 ? 1 : 0
