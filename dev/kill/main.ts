import { parseArgs } from "node:util"
import { isPerfect } from "../simulation/history/figures.ts"
import { killTest } from "./kill-test.ts"

/**
 * `npm run kill-test`: a Parley of its own in which two people talk is killed again and again, and then loses its Postgres
 * for a while. Prints one JSON line; the exit code is 0 only when nothing acknowledged was lost, doubled or moved.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "5" },
    "postgres-down-seconds": { type: "string", default: "60" },
  },
})

const figures = await killTest({
  kills: Number(values.kills),
  postgresDownMs: Number(values["postgres-down-seconds"]) * 1000,
})
console.log(JSON.stringify(figures))
const { sentWithoutPostgres, heardWithoutPostgres } = figures
const wentOn = sentWithoutPostgres > 0 && heardWithoutPostgres === sentWithoutPostgres
process.exit(isPerfect(figures) && wentOn ? 0 : 1)
