import { z } from "zod"
import { limits } from "./limits.ts"
import { instant, page } from "./rest.ts"
import { searchText } from "./text.ts"

/** What staff do in conversations: the entries they are the authors of. */
const inConversations = [
  "conversation.message",
  "conversation.note",
  "conversation.claimed",
  "conversation.assigned",
  "conversation.released",
  "conversation.escalated",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.labelled",
  "conversation.prioritized",
  "conversation.snoozed",
  "conversation.woken",
  "conversation.merged",
  "conversation.edited",
  "conversation.deleted",
  "conversation.scheduled",
  "conversation.unscheduled",
  "conversation.stopped",
  "conversation.applied",
] as const

/** What they do to the organization itself. */
const inOrganization = [
  "organization.created",
  "organization.changed",
  "member.joined",
  "member.changed",
  "member.removed",
  "member.left",
  "invitation.sent",
  "invitation.withdrawn",
  "assistant.changed",
  "desk.changed",
  "reply.created",
  "reply.changed",
  "reply.deleted",
  "macro.created",
  "macro.changed",
  "macro.deleted",
  "view.created",
  "view.changed",
  "view.deleted",
  "knowledge.written",
  "knowledge.imported",
  "knowledge.changed",
  "knowledge.deleted",
  "customer.changed",
  "customer.noted",
  "customer.note_changed",
  "customer.note_deleted",
  "customer.exported",
  "customer.erased",
  "audit.exported",
] as const

export const recordedAction = z.enum(inOrganization)
export type RecordedAction = z.infer<typeof recordedAction>

export const auditAction = z.enum([...inOrganization, ...inConversations])
export type AuditAction = z.infer<typeof auditAction>

/** The kinds of entries that count as actions of staff. */
export const auditedKinds: readonly string[] = inConversations.map(action => action.slice("conversation.".length))

const filters = {
  actor: z.uuid().toLowerCase().optional().describe("Only what this person did."),
  action: auditAction.optional().describe("Only this."),
  from: instant.optional().describe("Only from this date and time on."),
  to: instant.optional().describe("Only before this date and time."),
  text: searchText
    .optional()
    .describe("Only where the name of who did it, or of what or whom it was done to, contains this text."),
}

export const auditQuery = z.object({ ...page, ...filters })
export const auditSheetQuery = z.object(filters)
export type AuditFilters = z.infer<typeof auditSheetQuery>

export const auditEvent = z.object({
  id: z.uuid(),
  at: z.int(),
  /** As they were called then. */
  actor: z.object({ id: z.uuid(), name: z.string() }),
  action: auditAction,
  /** What or whom it was done to, as it was called then; in conversations their customer, elsewhere a customer's id. */
  subject: z.string().nullable(),
  details: z
    .array(z.string())
    .max(limits.auditDetailsMax)
    .describe(
      "Which of its parts were changed, or which role was given. In conversations: to whom it was assigned, what it was given back to, its priority, the macro, the disposition's id, `added` or `removed` with a label's id, the time it was snoozed or scheduled for, or `reply`.",
    ),
  conversationId: z.uuid().nullable(),
  /** Of what was done in a conversation: the number of its entry. */
  seq: z.int().nullable(),
})
export type AuditEvent = z.infer<typeof auditEvent>

/** A page can be empty and go on: a search reads so many events at a time. */
export const auditPage = z.object({ events: z.array(auditEvent), nextCursor: z.string().nullable() })
export type AuditPage = z.infer<typeof auditPage>
