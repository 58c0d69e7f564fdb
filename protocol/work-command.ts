import { z } from "zod"
import { limits } from "./limits.ts"
import { messageText, nameText, reasonText } from "./text.ts"
import { priority } from "./work.ts"

/** Ids that clients make. Postgres takes both cases for one id and SQLite for two, so there is only one. */
export const commandId = z.uuid().toLowerCase()

/** Milliseconds since 1970. */
const instant = z.int().min(0).max(Date.UTC(10_000, 0))

/** The newest number of the organization that its author had on screen: what came after it may change what they would say. */
const seen = z.int().min(0).optional()

const labelIds = z.array(commandId).max(limits.labelsPerConversationMax)

export const send = z.strictObject({ type: z.literal("send"), text: messageText, seen })
export const note = z.strictObject({
  type: z.literal("note"),
  text: messageText,
  mentions: z.array(commandId).max(limits.mentionsPerNoteMax).optional(),
})
export const claim = z.strictObject({ type: z.literal("claim") })
export const release = z.strictObject({ type: z.literal("release"), to: z.enum(["queue", "assistant"]) })
export const resolve = z.strictObject({ type: z.literal("resolve"), disposition: commandId.optional(), seen })

/** Gives the conversation to a colleague. */
export const assign = z.strictObject({ type: z.literal("assign"), agentId: commandId, note: messageText.optional() })
export const label = z.strictObject({
  type: z.literal("label"),
  add: labelIds.default([]),
  remove: labelIds.default([]),
})
export const prioritize = z.strictObject({ type: z.literal("prioritize"), priority })
/** Out of the queues until then, or until the customer replies: null. */
export const snooze = z.strictObject({ type: z.literal("snooze"), until: instant.nullable() })

export const wake = z.strictObject({ type: z.literal("wake") })
export const reopen = z.strictObject({ type: z.literal("reopen") })

/** What a macro may do. */
const action = z.discriminatedUnion("type", [
  send.omit({ seen: true }),
  note,
  claim,
  release,
  resolve.omit({ seen: true }),
  assign,
  label,
  prioritize,
  snooze,
])
export type Action = z.infer<typeof action>
export const actions = z.array(action).min(1).max(limits.actionsPerMacroMax)

/** Ends this conversation and goes on in another one of the same customer. */
export const merge = z.strictObject({ type: z.literal("merge"), into: commandId })
/** Corrects what one has said. What it said before stays in the record. */
export const edit = z.strictObject({ type: z.literal("edit"), entryId: commandId, text: messageText })
/** Sends a message at that time, unless something comes meanwhile that its author has not seen. */
export const schedule = z.strictObject({ type: z.literal("schedule"), at: instant, text: messageText, seen })
/** What the customer thinks of how it went. */
export const score = z.strictObject({
  type: z.literal("score"),
  score: z.int().min(1).max(5),
  comment: reasonText.nullable(),
})
export const leaveEmail = z.strictObject({
  type: z.literal("leave_email"),
  email: z.email().max(limits.emailCharactersMax),
})
/** A macro: all of it or nothing, in one append. */
export const apply = z.strictObject({ type: z.literal("apply"), name: nameText, actions, seen })

/** What the team does besides talking. */
export const workCommands = [
  assign,
  label,
  prioritize,
  snooze,
  wake,
  merge,
  edit,
  /** Takes something back that was said. Its text is gone for everybody. */
  z.strictObject({ type: z.literal("delete"), entryId: commandId }),
  schedule,
  z.strictObject({ type: z.literal("unschedule"), scheduledId: commandId }),
  score,
  leaveEmail,
  apply,
] as const
