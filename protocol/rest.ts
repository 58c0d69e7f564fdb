import { z } from "zod"
import { rating } from "./answer.ts"
import { conversation } from "./conversation.ts"
import { entry } from "./entry.ts"
import { limits } from "./limits.ts"
import { whereabouts } from "./origin.ts"
import { author } from "./person.ts"
import { refusalCode } from "./refusal.ts"
import { messageText, reasonText, searchText } from "./text.ts"
import { queue, view } from "./view.ts"
import {
  apply,
  assign,
  edit,
  label,
  leaveEmail,
  merge,
  note,
  prioritize,
  resolve,
  schedule,
  score,
  send,
  snooze,
} from "./work-command.ts"

/** RFC 9457 problem details, with our stable `code`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: refusalCode,
  /** With `stale`: what has come since the author looked, oldest first. */
  newer: z.array(entry).optional(),
})
export type Problem = z.infer<typeof problem>

export const page = {
  limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(limits.pageItemsDefault),
  cursor: z.string().max(500).optional().describe("Opaque: taken from `nextCursor` or the `Link` header."),
}

/** In one spelling, like the ids that are stored: Postgres takes both cases, a comparison and a digest do not. */
const organizationId = z.uuid().toLowerCase()

/** Several values in one parameter, with commas between them. */
const listed = <Shape extends z.ZodType<unknown, string>>(shape: Shape) =>
  z
    .string()
    .transform(text => text.split(","))
    .pipe(z.array(shape).min(1).max(limits.labelsPerConversationMax))
    .optional()

export const conversationQuery = z.object({
  organizationId,
  queue: queue
    .default("all")
    .describe("Staff: one of the console's lists. Customers get their own conversations whatever this says."),
  standing: listed(view.shape.standing.unwrap().element).describe(
    "Staff: any of these, with commas between them, instead of what the list shows by itself.",
  ),
  assignee: view.shape.assignee.describe("Staff: `me`, `none` or a colleague's id."),
  labels: listed(view.shape.labels.unwrap().element).describe("Staff: all of these ids, with commas between them."),
  priority: listed(view.shape.priority.unwrap().element).describe("Staff: any of these, with commas between them."),
  reason: view.shape.reason.describe("Staff: somewhere in why a person was asked for."),
  waitMinutes: z.coerce
    .number()
    .pipe(view.shape.waitMinutes.unwrap())
    .optional()
    .describe("Staff: has waited longer for a word of a person."),
  text: view.shape.text.describe("Staff: somewhere in the customer's name or in what was said last."),
  mentioned: view.shape.mentioned.describe("Staff: `me`: a colleague asked for the reader by name."),
  customerId: z
    .uuid()
    .toLowerCase()
    .optional()
    .describe("Staff: all conversations of this customer, newest activity first, instead of a list of the console."),
  ...page,
})

/** `asOf` is the number (staff) the list is true for; a customer's conversations each say it with `lastPosition`. */
export const conversationPage = z.object({
  conversations: z.array(conversation),
  asOf: z.int().optional(),
  epoch: z.uuid(),
  nextCursor: z.string().nullable(),
})
export type ConversationPage = z.infer<typeof conversationPage>

/** Staff may name the customer's organization only through the conversation; a customer starts one in any organization. */
export const startBody = z.strictObject({
  organizationId,
  text: messageText,
  conversationId: z.uuid().toLowerCase().optional(),
  whereabouts: whereabouts.optional().describe("Where the customer writes from, for staff. Taken as said."),
})
/** `seen` is for messages of staff, `mentions` for notes. */
export const messageBody = z.strictObject({
  text: messageText,
  kind: z.enum(["message", "note"]).default("message"),
  seen: send.shape.seen,
  mentions: note.shape.mentions,
})
export const escalationBody = z.strictObject({ reason: reasonText })
export const ratingBody = z.strictObject({ rating, reason: reasonText.nullable().default(null) })
export const releaseBody = z.strictObject({ to: z.enum(["queue", "assistant"]).default("queue") })

/** Everything that a command says, but its name: that is the address. */
const nameless = { type: true } as const
export const assignmentBody = assign.omit(nameless)
export const labelsBody = label.omit(nameless)
export const priorityBody = prioritize.omit(nameless)
export const snoozeBody = snooze.omit(nameless)
export const resolutionBody = resolve.omit(nameless)
export const mergeBody = merge.omit(nameless)
export const macroRunBody = apply.omit(nameless)
export const correctionBody = edit.pick({ text: true })
export const scheduledBody = schedule.omit(nameless)
export const scoreBody = score.omit(nameless)
export const emailBody = leaveEmail.omit(nameless)

/** What one of the staff has begun to write, kept for them until they have sent it. */
export const draft = z.strictObject({ text: messageText, kind: z.enum(["message", "note"]).default("message") })
export const draftRead = z.object({ draft: draft.extend({ at: z.int() }).nullable() })
export type Draft = z.infer<typeof draft>
export type DraftRead = z.infer<typeof draftRead>

/**
 * A date and time with its offset. Nothing here is older than 1970, and Postgres does not know every year that JavaScript
 * knows; an offset can reach past the last year that has four digits.
 */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(value => Date.parse(value) >= 0 && Date.parse(value) < Date.UTC(10_000, 0), "A time from 1970 to 9999.")

export const messageQuery = z.object({
  ...page,
  senderType: author.shape.kind.optional(),
  before: instant.optional().describe("Only what was written before this date and time."),
  after: instant.optional().describe("Only what was written after this date and time."),
  text: searchText.optional().describe("Only what contains this text, whatever its case."),
})

/** Newest page first, each page oldest first. `asOf`: apply live entries after this position (customers) or number (staff). */
export const entryPage = z.object({
  entries: z.array(entry),
  asOf: z.int(),
  epoch: z.uuid(),
  nextCursor: z.string().nullable(),
})
export type EntryPage = z.infer<typeof entryPage>

export const operationResult = z.object({ conversation, entry, repeated: z.boolean() })
export type OperationResult = z.infer<typeof operationResult>

export const escalationQuery = z.object({ organizationId: organizationId.optional(), ...page })
export const escalationItem = z.object({
  conversationId: z.uuid(),
  organizationId: z.uuid(),
  customer: conversation.shape.customer,
  reason: z.string(),
  escalatedAt: z.int(),
  agentName: z.string().nullable(),
  agentJoinedAt: z.int().nullable(),
  preview: z.string().nullable(),
})
export const escalationPage = z.object({
  escalations: z.array(escalationItem),
  /** Per organization, the number this list is true for. */
  asOf: z.record(z.uuid(), z.int()),
  nextCursor: z.string().nullable(),
})
export type EscalationPage = z.infer<typeof escalationPage>
