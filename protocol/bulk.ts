import { z } from "zod"
import { limits } from "./limits.ts"
import { refusalCode } from "./refusal.ts"
import { conversationQuery } from "./rest.ts"
import { assign, commandId, label, prioritize, release, reopen, resolve, snooze, wake } from "./work-command.ts"

/** What can be done to many conversations at once. */
export const bulkCommand = z.discriminatedUnion("type", [
  assign,
  label,
  prioritize,
  snooze,
  wake,
  release,
  resolve.omit({ seen: true }),
  reopen,
])
export type BulkCommand = z.infer<typeof bulkCommand>

const commands = z.array(bulkCommand).max(limits.bulkCommandsMax)

/** `since`: the number after which nobody may have changed the same, or nothing is done there. Undoing says it. */
export const bulkBody = z
  .strictObject({
    commands: commands
      .min(1)
      .describe("Each conversation gets all of them, in this order, up to the first that is refused."),
    conversations: z
      .array(
        z.strictObject({
          id: commandId,
          since: z
            .int()
            .min(0)
            .optional()
            .describe("The number after which nobody may have changed the same, or it is refused as `stale`."),
        }),
      )
      .min(1)
      .max(limits.bulkConversationsMax),
  })
  // More than the quota ever holds would be told to wait, and again, for ever.
  .refine(
    ({ commands, conversations }) => commands.length * conversations.length <= limits.bulkBurst,
    `At most ${limits.bulkBurst} changes at once.`,
  )
export type BulkBody = z.infer<typeof bulkBody>

export const bulkOutcome = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    conversationId: z.uuid(),
    /** Of the newest entry that was made of it. */
    seq: z.int(),
    /** What puts it back as it was, said to a repetition only by an empty list: what was before is not known any more. */
    undo: commands,
  }),
  z.object({
    ok: z.literal(false),
    conversationId: z.uuid(),
    code: refusalCode,
    /** A sentence for a person. */
    detail: z.string(),
  }),
])
export type BulkOutcome = z.infer<typeof bulkOutcome>

/** In the order of the request. */
export const bulkResult = z.object({ outcomes: z.array(bulkOutcome) })

export const bulkIdsQuery = conversationQuery.omit({
  organizationId: true,
  customerId: true,
  limit: true,
  cursor: true,
})
/** In the order of the list. `isWhole` false: it holds more than can be selected. */
export const bulkIds = z.object({ ids: z.array(z.uuid()).max(limits.selectedMax), isWhole: z.boolean() })
export type BulkIds = z.infer<typeof bulkIds>
