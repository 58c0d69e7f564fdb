import type { Database } from "../../drizzle/client.ts"
import { database as open } from "../../drizzle/client.ts"
import type { DatabaseAddress } from "../postgres/address.ts"
import { seedDeskItems } from "./seed-desk-items.ts"
import { seedKnowledge } from "./seed-knowledge.ts"
import { seedPeople } from "./seed-people.ts"

/**
 * The demo's organizations, people, accounts, knowledge and what their teams have at hand, in any database that has Parley's tables; run twice, it changes
 * nothing. Their conversations come when Parley runs (start-demo.ts): only an organization's object creates entries.
 */
export async function seed(address: DatabaseAddress): Promise<void> {
  const database = databaseAt(address)
  await seedPeople(database)
  await seedKnowledge(database)
  await seedDeskItems(database)
}

export function databaseAt({ connectionString, httpUrl }: DatabaseAddress): Database {
  return open({ DATABASE_URL: connectionString, ...(httpUrl && { DATABASE_HTTP_URL: httpUrl }) })
}
