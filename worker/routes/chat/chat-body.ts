import { z } from "zod"
import { limits } from "../../../protocol/limits.ts"
import { messageText } from "../../../protocol/text.ts"

/** An id of the client's own making, a uuid or not. */
const clientId = z.string().min(1).max(limits.chatIdCharactersMax)

const part = z.looseObject({ type: z.string(), text: z.string().optional() })
const message = z.looseObject({ id: clientId, role: z.string(), parts: z.array(part) })
type Message = z.infer<typeof message>

/** What the AI SDK's `DefaultChatTransport` posts. Of the messages only the last one of the user counts. */
export const chatBody = z.object({
  id: clientId.describe(
    "The chat: a conversation's id, or any other, which stands for a conversation of the caller's own.",
  ),
  messages: z
    .array(message)
    .describe("Only the last message of the user is read: the stored conversation is the truth."),
  trigger: z.enum(["submit-message", "regenerate-message"]).default("submit-message"),
  messageId: clientId
    .nullish()
    .describe("With `regenerate-message`: the answer to be given again; the newest if left out."),
  organizationId: z.uuid().toLowerCase().optional().describe("Needed here or in the query for a new conversation."),
})
export type ChatBody = z.infer<typeof chatBody>

/** The last message of the user. */
export const lastFromUser = ({ messages }: ChatBody): Message | null =>
  messages.findLast(({ role }) => role === "user") ?? null

/** What was written in it, as one text. Files are no text. */
export const textOf = ({ parts }: Message) =>
  messageText.safeParse(parts.flatMap(({ type, text }) => (type === "text" ? (text ?? []) : [])).join(""))

/** The answer that is to be given again. A client that was never told the answer's id names its own question, or nothing. */
export function namedAnswer({ messageId, messages }: ChatBody): string | null {
  const id = z.uuid().toLowerCase().safeParse(messageId)
  return id.success && !messages.some(one => one.id === messageId && one.role === "user") ? id.data : null
}
