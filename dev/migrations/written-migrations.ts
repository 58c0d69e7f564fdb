import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator"
import { z } from "zod"

export type Migration = MigrationMeta & { name: string }

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url))
const journalFile = `${migrationsFolder}/meta/_journal.json`
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) })

/** The migrations in `migrations/`, oldest first. drizzle reads them without their names; its journal has these, in order. */
export function writtenMigrations(): Migration[] {
  if (!existsSync(journalFile)) return []
  const { entries } = journal.parse(JSON.parse(readFileSync(journalFile, "utf8")))
  return readMigrationFiles({ migrationsFolder }).map((migration, index) => ({
    ...migration,
    name: entries[index]?.tag ?? "",
  }))
}
