import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { DatabaseAddress } from "../postgres/address.ts"
import { keptPushKeys } from "./push-keys.ts"
import { keptSecrets } from "./secrets.ts"
import { repository, type Settings } from "./settings.ts"

/**
 * Writes the Worker's configuration for this run into the data folder and answers its path: `wrangler.toml` as it is in the
 * repository, and `.dev.vars` beside it, because wrangler reads secrets only from beside a configuration. So nothing secret
 * is near tracked files, and two Parleys over two data folders do not share settings.
 */
export function writeWorkerConfig(settings: Settings, database: DatabaseAddress): string {
  const folder = join(settings.dataFolder, "worker")
  mkdirSync(folder, { recursive: true })
  const tracked = readFileSync(join(repository, "wrangler.toml"), "utf8")
  const entry = JSON.stringify(join(repository, "worker", "index.ts"))
  const config = join(folder, "wrangler.toml")
  // Paths are read from where the configuration is.
  const placed = tracked
    .replace(/^main = .*$/m, () => `main = ${entry}`)
    .replace(/"(\.\/worker\/[^"]+)"/g, (_whole, path: string) => JSON.stringify(join(repository, path)))
  writeFileSync(config, placed)

  const variables = {
    PUBLIC_ORIGIN: settings.origin,
    BETTER_AUTH_SECRET: keptSecrets(settings.dataFolder).session,
    DATABASE_URL: database.connectionString,
    JURISDICTIONS: "none",
    ...keptPushKeys(settings.dataFolder),
    ...settings.assistant,
    ...(database.httpUrl && { DATABASE_HTTP_URL: database.httpUrl }),
  }
  const lines = Object.entries(variables).map(([name, value]) => `${name}='${value.replaceAll("'", "%27")}'\n`)
  writeFileSync(join(folder, ".dev.vars"), lines.join(""), { mode: 0o600 })
  return config
}
