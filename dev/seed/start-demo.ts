import { eq, sql } from "drizzle-orm"
import { organization, user } from "../../drizzle/schema/auth.ts"
import type { DatabaseAddress } from "../postgres/address.ts"
import { databaseAt, seed } from "./seed.ts"
import { seedConversations } from "./seed-conversations.ts"
import { SEED_ORG_ID } from "./seed-org-id.ts"
import { setDesk } from "./set-desk.ts"
import { turnOnAssistant } from "./turn-on-assistant.ts"

/**
 * Seeds the demo's people where nobody has an account yet, and says whether the demo is in this database. A database in
 * use gets no accounts whose password is known to everybody, unless it is asked for with `npm run db:seed`.
 */
export async function prepareDemo(address: DatabaseAddress): Promise<boolean> {
  const database = databaseAt(address)
  const [anybody] = await database.select({ one: sql`1` }).from(user).limit(1)
  if (anybody === undefined) await seed(address)
  const found = await database
    .select({ id: organization.id })
    .from(organization)
    .where(eq(organization.id, SEED_ORG_ID))
  return found.length > 0
}

/**
 * Gives the demo's team its rules, lets the demo's people talk, once Parley runs, and turns its assistant on. It signs them in
 * with the secret that sessions are signed with, because guests have no password. Parley is of use without these conversations, so a failure is only said; the next start goes on.
 */
export async function completeDemo(
  address: DatabaseAddress,
  running: { url: string; origin: string; secret: string },
): Promise<void> {
  try {
    const parley = { database: databaseAt(address), ...running }
    await setDesk(parley)
    const outcome = await seedConversations(parley)
    await turnOnAssistant(parley)
    if (outcome === "played") console.log("Wrote the demo's conversations.")
  } catch (error) {
    console.warn(`The demo is not complete: ${error instanceof Error ? error.message : error}`)
  }
}
