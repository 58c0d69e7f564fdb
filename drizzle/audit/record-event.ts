import type { RecordedAction } from "../../protocol/audit.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { auditEvents } from "../schema/audit.ts"
import { within } from "../scope.ts"

export interface Recorded {
  actor: { id: string; name: string }
  action: RecordedAction
  /** What or whom it was done to, by its name. */
  subject?: string | undefined
  /** Which of its parts were changed, or which role was given. */
  details?: string[] | undefined
}

/** Adds to the record of what staff did. */
export async function recordEvent(database: Database, organizationId: string, event: Recorded): Promise<void> {
  const { actor, action, subject, details = [] } = event
  const row = {
    organizationId,
    actorId: actor.id,
    actorName: actor.name,
    action,
    subject: subject?.slice(0, limits.auditSubjectCharactersMax) ?? null,
    details: details.slice(0, limits.auditDetailsMax).map(detail => detail.slice(0, limits.auditDetailCharactersMax)),
  }
  const scope = { kind: "tenants" as const, organizationIds: [organizationId] }
  await within(database, scope, [database.insert(auditEvents).values(row)])
}
