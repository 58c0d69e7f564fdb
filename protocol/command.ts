import { z } from "zod"
import { rating } from "./answer.ts"
import { whereabouts } from "./origin.ts"
import { messageText, reasonText } from "./text.ts"
import { claim, commandId as id, note, release, reopen, resolve, send, workCommands } from "./work-command.ts"

/** What a person can do to a conversation. One definition for the socket, REST and the assistant. */
export const command = z.discriminatedUnion("type", [
  /** `whereabouts` is not part of what is asked for: the same start from elsewhere is a repetition. */
  z.strictObject({ type: z.literal("start"), text: messageText, whereabouts: whereabouts.optional() }),
  send,
  note,
  z.strictObject({ type: z.literal("escalate"), reason: reasonText }),
  z.strictObject({ type: z.literal("cancel") }),
  claim,
  release,
  resolve,
  reopen,
  /** Ends the answer that is being written, where it stands. */
  z.strictObject({ type: z.literal("stop"), answerId: id }),
  /** Asks for the newest answer again. */
  z.strictObject({ type: z.literal("regenerate"), answerId: id }),
  /** Says whether an answer helped. The newest word counts. */
  z.strictObject({ type: z.literal("rate"), answerId: id, rating, reason: reasonText.nullable() }),
  ...workCommands,
])
export type Command = z.infer<typeof command>
export type CommandType = Command["type"]

/**
 * A command with the id that makes it safe to repeat: the same id and content gives the first result again, for ever and
 * over any transport; the same id with other content is refused as a conflict. The client makes both ids.
 */
export const operation = z.strictObject({ id, conversationId: id, command })
export type Operation = z.infer<typeof operation>
