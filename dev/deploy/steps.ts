import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { wrangler } from "../build/wrangler.ts"
import { pendingMigrations } from "../migrations/migrate.ts"
import { writtenMigrations } from "../migrations/written-migrations.ts"
import { withDatabase } from "../postgres/with-database.ts"
import { readSettings, repository } from "../start/settings.ts"
import { Trouble } from "../start/trouble.ts"
import type { Target } from "./target.ts"

const pagesProject = "parley-web"
const web = join(repository, "web")

/** Publishes the Worker together with its secrets, so that no version of it ever runs without them. */
export async function deployWorker(target: Target): Promise<void> {
  const { databaseUrl, sessionSecret, origin, mailFrom, assistant, pushKeys } = target
  const folder = await mkdtemp(join(tmpdir(), "parley-deploy-"))
  try {
    const secrets = join(folder, "secrets.json")
    const { ASSISTANT_API_KEY, ASSISTANT_MODEL } = assistant
    const key = ASSISTANT_API_KEY ? { ASSISTANT_API_KEY } : {}
    const values = { DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: sessionSecret, ...key, ...pushKeys }
    await writeFile(secrets, JSON.stringify(values), { mode: 0o600 })
    const named = { PUBLIC_ORIGIN: origin, MAIL_FROM: mailFrom, ASSISTANT_MODEL }
    const variables = Object.entries(named).flatMap(([name, value]) => (value ? ["--var", `${name}:${value}`] : []))
    run(["deploy", "--env", "production", "--secrets-file", secrets, ...variables])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Publishes the built page and its Function; the project is made the first time. A dry run only builds the Function. */
export function deployPage({ dryRun = false } = {}): void {
  if (dryRun) {
    const outdir = join(repository, "node_modules", ".cache", "parley", "function")
    const { succeeded, said } = wrangler(["pages", "functions", "build", "--outdir", outdir], { cwd: web })
    if (!succeeded) throw new Trouble(`The Function does not build:\n${said}`, "Mend what it names")
    return
  }
  const made = wrangler(["pages", "project", "create", pagesProject, "--production-branch", "main"], { cwd: web })
  if (!made.succeeded && !made.said.includes("already exists"))
    throw new Trouble(`The Pages project cannot be made:\n${made.said}`, "Check what CLOUDFLARE_API_TOKEN may do")
  // Named as the production branch, whatever is checked out: this command is the way to production.
  run(["pages", "deploy", "--project-name", pagesProject, "--branch", "main", "--commit-dirty"], web)
}

/** The migrations a deployment would run: those the database has not seen, or all when there is no database to ask. */
export async function pendingNames(databaseUrl: string | undefined): Promise<string> {
  const migrations = databaseUrl
    ? await withDatabase(readSettings(process.env), pendingMigrations)
    : writtenMigrations()
  const names = migrations.map(({ name }) => name).join(", ") || "none"
  return databaseUrl ? names : `${names} (DATABASE_URL is not set: these are all there are)`
}

function run(args: string[], cwd = repository): void {
  const { succeeded } = wrangler(args, { cwd, shown: true })
  if (!succeeded)
    throw new Trouble(`"wrangler ${args[0]}" failed`, "Its own words are above; run the command again once mended")
}
