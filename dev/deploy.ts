import { parseArgs } from "node:util"
import { bundleWorker } from "./build/bundle-worker.ts"
import { deployPage, deployWorker, pendingNames } from "./deploy/steps.ts"
import { readTarget } from "./deploy/target.ts"
import { migrate } from "./migrations/migrate.ts"
import { buildPage } from "./start/page.ts"
import { Trouble } from "./start/trouble.ts"

/**
 * `npm run deploy`: migrations, then the Worker, then the page, so that whoever is newer always finds what it needs.
 * `-- --dry-run` does all that needs no account: it builds both and says which migrations would run.
 */
try {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } })
  await (values["dry-run"] ? rehearse() : deploy())
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Trouble ? error.message : error)
}

async function deploy(): Promise<void> {
  const target = readTarget(process.env)
  await buildPage()
  const ran = await migrate({ connectionString: target.databaseUrl })
  console.log(ran.length === 0 ? "The database is up to date." : `Ran ${ran.join(", ")}.`)
  await deployWorker(target)
  deployPage()
  console.log(`\nParley is deployed: ${target.origin}`)
}

async function rehearse(): Promise<void> {
  console.log(`Migrations: ${await pendingNames(process.env.DATABASE_URL)}`)
  bundleWorker("production")
  console.log("Worker: builds as parley-production.")
  await buildPage()
  console.log("Page: builds.")
  deployPage({ dryRun: true })
  console.log("Function: builds.\nNothing was sent. Without --dry-run this would be deployed.")
}
