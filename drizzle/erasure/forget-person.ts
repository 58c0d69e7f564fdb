import { and, eq, inArray, ne, sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { auditEvents } from "../schema/audit.ts"
import { invitation, member, user } from "../schema/auth.ts"
import { customers } from "../schema/customers.ts"
import { mailStops, notificationSettings } from "../schema/notifications.ts"
import { ownPreferences } from "../schema/preferences.ts"
import { within } from "../scope.ts"

export interface Forgotten {
  organizationId: string
  personId: string
  /** Where the organization wrote to them, in lower case. */
  addresses: string[]
  /** What the record of what staff did calls them from here on. */
  erasureId: string
}

/**
 * Takes away what an organization keeps of a person besides their conversations. What they are to others stays: an account is its
 * owner's, a guest is nobody once no organization knows them. Doing it again changes nothing.
 */
export async function forgetPerson(database: Database, forgotten: Forgotten): Promise<void> {
  const { organizationId, personId, addresses, erasureId } = forgotten
  await within(database, { kind: "erasure", organizationId, userId: personId }, [
    database
      .update(auditEvents)
      .set({ subject: erasureId })
      .where(and(eq(auditEvents.organizationId, organizationId), eq(auditEvents.subject, personId))),
    database
      .delete(mailStops)
      .where(and(eq(mailStops.organizationId, organizationId), inArray(mailStops.address, addresses))),
    // What was written down about them goes with it.
    database.delete(customers).where(and(eq(customers.organizationId, organizationId), eq(customers.userId, personId))),
    database
      .delete(notificationSettings)
      .where(and(eq(notificationSettings.organizationId, organizationId), eq(notificationSettings.userId, personId))),
    database
      .delete(ownPreferences)
      .where(and(eq(ownPreferences.organizationId, organizationId), eq(ownPreferences.userId, personId))),
  ])
  await forgetIdentity(database, forgotten)
}

/** Identity is in no tenant's scope. */
async function forgetIdentity(database: Database, { organizationId, personId, addresses }: Forgotten): Promise<void> {
  await database.batch([
    database
      .delete(member)
      .where(and(eq(member.organizationId, organizationId), eq(member.userId, personId), eq(member.role, "member"))),
    database
      .delete(invitation)
      .where(and(eq(invitation.organizationId, organizationId), inArray(sql`lower(${invitation.email})`, addresses))),
  ])
  const elsewhere = database
    .select({ id: customers.organizationId })
    .from(customers)
    .where(and(eq(customers.userId, personId), ne(customers.organizationId, organizationId)))
    .limit(1)
  const [known] = await within(database, { kind: "person", userId: personId }, [elsewhere])
  if (known.length === 0) await database.delete(user).where(and(eq(user.id, personId), eq(user.isAnonymous, true)))
}
