import { parseArgs } from "node:util"
import { browserCheck } from "./doctor/browser-check.ts"
import { databaseCheck, embeddedPostgresCheck, vectorsCheck } from "./doctor/database-checks.ts"
import type { Finding } from "./doctor/finding.ts"
import { diskCheck, memoryCheck, nodeCheck, npmCheck, portCheck, workerdCheck } from "./doctor/machine-checks.ts"
import { modelCheck } from "./doctor/model-check.ts"
import { readSettings, type Settings } from "./start/settings.ts"
import { Trouble } from "./start/trouble.ts"

type Check = (settings: Settings) => Finding | Promise<Finding>

/** `npm run doctor`: says what is wrong with this machine. `-- --only browser` asks one question. */
const checks: Record<string, Check> = {
  node: nodeCheck,
  npm: npmCheck,
  memory: memoryCheck,
  disk: diskCheck,
  port: portCheck,
  workerd: workerdCheck,
  postgres: embeddedPostgresCheck,
  database: databaseCheck,
  vectors: vectorsCheck,
  model: modelCheck,
  browser: browserCheck,
}

const marks = { fine: "✔", warning: "!", fatal: "✘" }

const { values } = parseArgs({ options: { only: { type: "string" } } })
const chosen = Object.entries(checks).filter(([name]) => values.only === undefined || values.only === name)
for (const [name, check] of chosen) {
  const finding = await find(check)
  console.log(`${marks[finding.state]} ${name.padEnd(9)} ${finding.says}`)
  if (finding.state !== "fine") console.log(`            ${finding.remedy}.`)
  if (finding.state === "fatal" || (finding.state === "warning" && values.only)) process.exitCode = 1
}
process.exit()

/** A check that throws has found something too. */
async function find(check: Check): Promise<Finding> {
  try {
    return await check(readSettings(process.env))
  } catch (error) {
    if (error instanceof Trouble) return { state: "fatal", says: error.reason, remedy: error.remedy }
    return { state: "fatal", says: String(error), remedy: "This was not foreseen; please report it" }
  }
}
