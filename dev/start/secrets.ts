import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const secrets = z.object({
  /** Signs sessions: people stay signed in over a restart. */
  session: z.string().min(32),
  /** Shown to the local Postgres endpoint, which refuses other programs on the machine. */
  database: z.string().min(32),
})

/** Made once per data folder and kept in it, readable by its owner only. */
export function keptSecrets(dataFolder: string): z.infer<typeof secrets> {
  const file = join(dataFolder, "secrets.json")
  try {
    return secrets.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    const made = { session: randomBytes(32).toString("hex"), database: randomBytes(32).toString("hex") }
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    return made
  }
}

export function localConnectionString(dataFolder: string): string {
  return `postgres://parley:${keptSecrets(dataFolder).database}@localhost/parley`
}
