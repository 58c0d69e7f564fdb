import { and, eq } from "drizzle-orm"
import { type Preferences, preferenceDefaults, preferences as shape } from "../protocol/preferences.ts"
import type { Database } from "./client.ts"
import type { Whose } from "./notifications/settings.ts"
import { ownPreferences } from "./schema/preferences.ts"
import { within } from "./scope.ts"

/** What an older version has kept and this one does not understand is as good as nothing. */
export async function readPreferences(database: Database, { organizationId, userId }: Whose): Promise<Preferences> {
  const found = database
    .select({ preferences: ownPreferences.preferences })
    .from(ownPreferences)
    .where(and(eq(ownPreferences.organizationId, organizationId), eq(ownPreferences.userId, userId)))
  const [[row]] = await within(database, { kind: "person", userId }, [found])
  return shape.safeParse(row?.preferences).data ?? preferenceDefaults
}

export async function writePreferences(database: Database, whose: Whose, preferences: Preferences): Promise<void> {
  const written = database
    .insert(ownPreferences)
    .values({ ...whose, preferences })
    .onConflictDoUpdate({
      target: [ownPreferences.organizationId, ownPreferences.userId],
      set: { preferences },
    })
  await within(database, { kind: "person", userId: whose.userId }, [written])
}
