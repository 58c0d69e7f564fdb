import { z } from "zod"
import { answerEnd, escalationCause } from "./answer.ts"
import { origin } from "./origin.ts"
import { author } from "./person.ts"
import { work } from "./work.ts"
import { agent } from "./work-entry.ts"

const customer = z.object({ id: z.uuid(), name: z.string(), isGuest: z.boolean() })
const escalation = z.object({
  reason: z.string(),
  at: z.int(),
  cause: escalationCause.optional(),
  /** What was asked and tried; told to staff only. */
  summary: z.string().optional(),
  /** When the customer was told that nobody has come yet. */
  unattendedAt: z.int().optional(),
})
export type Escalation = z.infer<typeof escalation>

/** Where a conversation stands. Each state has only its own data. Times are milliseconds since 1970. */
export const conversationState = z.discriminatedUnion("status", [
  z.object({ status: z.literal("open") }),
  z.object({ status: z.literal("waiting"), escalation }),
  z.object({ status: z.literal("claimed"), agent, joinedAt: z.int(), escalation: escalation.nullable() }),
  z.object({
    status: z.literal("resolved"),
    by: author,
    at: z.int(),
    escalation: escalation.nullable(),
    agent: agent.nullable(),
  }),
])
export type ConversationState = z.infer<typeof conversationState>

/** Up to which position one side has received and read. Both only rise. */
export const receipt = z.object({ delivered: z.int().min(0), read: z.int().min(0) })
export type Receipt = z.infer<typeof receipt>

/**
 * A conversation in short: the fold of its entries (`reduce`) plus how far each side has read.
 * `lastSeq` is told to staff only. `turn` rises when a person takes over: nothing the assistant says under an older turn counts.
 */
export const conversation = z.object({
  id: z.uuid(),
  customer,
  state: conversationState,
  turn: z.int().min(0),
  createdAt: z.int(),
  updatedAt: z.int(),
  lastSeq: z.int().optional(),
  lastPosition: z.int(),
  /** Position of the newest message from the customer, and from anybody else; 0 when there is none. Unread marks come from them. */
  lastFromCustomer: z.int(),
  lastFromOthers: z.int(),
  /** The newest of what was said; `id` is its entry's. */
  preview: z.object({ id: z.uuid().optional(), author, text: z.string() }).nullable(),
  /** The newest answer that has ended. */
  answer: z.object({ id: z.uuid(), end: answerEnd, position: z.int() }).optional(),
  /** Answers in a row that did not help. */
  misses: z.int().min(0).optional(),
  /** Tokens that the assistant has spent here; told to staff only. */
  spentTokens: z.int().min(0).optional(),
  /** The conversation of the same customer in which this one goes on. */
  mergedInto: z.uuid().optional(),
  /** What the customer thinks of how it went, once they have said so. */
  score: z.object({ score: z.int(), comment: z.string().nullable() }).optional(),
  /** Where the customer wants to be written to when they have left. */
  email: z.string().optional(),
  /** Where it was begun from; told to staff only. */
  origin: origin.optional(),
  /** Told to staff only. */
  work: work.optional(),
  receipts: z.object({ customer: receipt, staff: receipt }),
})
export type Conversation = z.infer<typeof conversation>
export type StoredConversation = Conversation & { lastSeq: number }

export type Side = "customer" | "staff"

/** True when something waits to be read by that side. */
export function isUnread(one: Conversation, side: Side): boolean {
  const newest = side === "customer" ? one.lastFromOthers : one.lastFromCustomer
  return newest > one.receipts[side].read
}
