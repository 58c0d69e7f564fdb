import { spawnSync } from "node:child_process"
import { migrate } from "./migrations/migrate.ts"
import { withDatabase } from "./postgres/with-database.ts"
import { runningParley } from "./start/run-record.ts"
import { readSettings, repository, type Settings } from "./start/settings.ts"
import { Trouble } from "./start/trouble.ts"

/** `npm run db:migrate`, `db:push` and `db:seed`: on DATABASE_URL, else on the embedded Postgres, running or not. */
const commands: Record<string, (settings: Settings) => Promise<void>> = { migrate: migrateDatabase, push: pushSchema }

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

/** Writes the schema as it is in the sources, without a migration: for trying things out. */
async function pushSchema(settings: Settings): Promise<void> {
  const running = runningParley(settings.dataFolder)
  if (running && settings.databaseUrl === undefined)
    throw new Trouble(
      `Parley (process ${running.pids.start}) is using the embedded Postgres`,
      "Stop it, and push again",
    )
  const { status } = spawnSync("drizzle-kit", ["push"], { cwd: repository, stdio: "inherit" })
  process.exitCode = status ?? 1
}
