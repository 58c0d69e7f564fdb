import { z } from "zod"
import { limits } from "./limits.ts"
import { messageText } from "./text.ts"

const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, "Up to 40 letters, digits, hyphens and underscores.")
  .describe("What it is called by, after a slash.")
const text = messageText
  .max(limits.replyCharactersMax, `At most ${limits.replyCharactersMax} characters.`)
  .describe("With variables like `{{customer.name}}` where it is filled in when it is used.")

export const newReply = z.strictObject({ name, text })

export const replyChange = newReply.partial().refine(change => Object.keys(change).length > 0, "Say what to change.")

/** What a team says often. Whoever uses it sees the text before it is sent. */
export const cannedReply = z.object({ id: z.uuid(), name: z.string(), text: z.string(), updatedAt: z.int() })
export type CannedReply = z.infer<typeof cannedReply>

export const replyList = z.object({ items: z.array(cannedReply) })
