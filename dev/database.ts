import { migrate } from "./migrations/migrate.ts"
import { push } from "./migrations/push.ts"
import { withDatabase } from "./postgres/with-database.ts"
import { seed } from "./seed/seed.ts"
import { completeDemo } from "./seed/start-demo.ts"
import { runningParley } from "./start/run-record.ts"
import { keptSecrets } from "./start/secrets.ts"
import { readSettings, type Settings } from "./start/settings.ts"
import { Trouble } from "./start/trouble.ts"

/** `npm run db:migrate`, `db:push` and `db:seed`: on DATABASE_URL, else on the embedded Postgres, running or not. */
const commands: Record<string, (settings: Settings) => Promise<void>> = {
  migrate: migrateDatabase,
  push: pushSchema,
  seed: seedDemo,
}

try {
  const command = commands[process.argv[2] ?? ""]
  if (!command) throw new Trouble(`Say which: ${Object.keys(commands).join(", ")}`, "See the scripts in package.json")
  await command(readSettings(process.env))
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Trouble ? error.message : error)
}

async function migrateDatabase(settings: Settings): Promise<void> {
  const ran = await withDatabase(settings, migrate)
  console.log(ran.length === 0 ? "The database is up to date." : `Ran ${ran.join(", ")}.`)
}

/** Makes the demo's people, and lets them talk when Parley is running to hear them. Twice is the same as once. */
async function seedDemo(settings: Settings): Promise<void> {
  await withDatabase(settings, async address => {
    await migrate(address)
    await seed(address)
    console.log("The demo's organizations and people are there.")
    const page = runningParley(settings.dataFolder)?.ports.page
    if (page === undefined) return console.log("Their conversations are written by the next npm start.")
    const secret = keptSecrets(settings.dataFolder).session
    await completeDemo(address, { url: `http://127.0.0.1:${page}`, origin: `http://localhost:${page}`, secret })
  })
}

/** The schema as it is in the sources, without a migration: for trying things out. */
async function pushSchema(settings: Settings): Promise<void> {
  const statements = await withDatabase(settings, push)
  console.log(statements.length === 0 ? "The database has this schema." : statements.join("\n"))
}
