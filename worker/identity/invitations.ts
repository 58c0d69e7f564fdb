import { and, count, desc, eq, gt, ne, type SQL } from "drizzle-orm"
import type { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { invitation, organization, user } from "../../drizzle/schema/auth.ts"
import {
  invitation as invitationSchema,
  type Organization,
  type receivedInvitation,
} from "../../protocol/organization.ts"
import type { Role } from "../../protocol/person.ts"
import { type RefusalCode, type Result, refuse } from "../../protocol/refusal.ts"
import { identityLimits } from "./identity-limits.ts"

type Invitation = z.infer<typeof invitationSchema>
type ReceivedInvitation = z.infer<typeof receivedInvitation>

/** Open invitations of an organization, newest first. An id works as a link, so only owners see links that make owners. */
export async function openInvitations(database: Database, organizationId: string, viewer: Role): Promise<Invitation[]> {
  const mayHandOut: SQL | undefined = viewer === "owner" ? undefined : ne(invitation.role, "owner")
  const rows = await database
    .select()
    .from(invitation)
    .where(and(eq(invitation.organizationId, organizationId), eq(invitation.status, "pending"), mayHandOut))
    .orderBy(desc(invitation.createdAt))
    .limit(identityLimits.pendingInvitationsMax)
  return rows.map(toInvitation)
}

/** True when the organization has sent as many letters today as it may: a stranger's mailbox is at the other end. */
export async function hasInvitedEnough(database: Database, organizationId: string): Promise<boolean> {
  const yesterday = new Date(Date.now() - 24 * 3600 * 1000)
  const [sent] = await database
    .select({ letters: count() })
    .from(invitation)
    .where(and(eq(invitation.organizationId, organizationId), gt(invitation.createdAt, yesterday)))
  return (sent?.letters ?? 0) >= identityLimits.invitationsPerDayMax
}

/** The invitation as the person it was sent to may see it, or the reason why they cannot use it. */
export async function receivedBy(
  database: Database,
  id: string,
  email: string,
): Promise<Result<{ received: ReceivedInvitation }>> {
  const [row] = await database
    .select({ invitation, organization, inviterName: user.name })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .innerJoin(user, eq(user.id, invitation.inviterId))
    .where(eq(invitation.id, id))
    .limit(1)
  if (row === undefined) return refuse("not_found")
  const refused = reasonNotToShow(row.invitation, email)
  if (refused) return refuse(refused)
  return {
    ok: true,
    received: { ...toInvitation(row.invitation), organization: toDoor(row.organization), inviterName: row.inviterName },
  }
}

function reasonNotToShow(row: typeof invitation.$inferSelect, email: string): RefusalCode | null {
  if (row.email.toLowerCase() !== email.toLowerCase()) return "invitation_not_yours"
  if (row.status === "canceled") return "not_found"
  if (row.status !== "pending") return "already_exists"
  return row.expiresAt.getTime() <= Date.now() ? "invitation_expired" : null
}

function toInvitation(row: typeof invitation.$inferSelect): Invitation {
  return invitationSchema.parse({ ...row, expiresAt: row.expiresAt.getTime() })
}

function toDoor({ id, slug, name, logo, accent }: typeof organization.$inferSelect): Organization {
  return { id, slug, name, logo, accent }
}
