import { z } from "zod"
import { operation } from "./command.ts"
import { limits } from "./limits.ts"
import { commandId } from "./work-command.ts"

const position = z.int().min(0)

/** Frames from a client to the organization. The first one is `hello`; everything else before it is out of turn. */
export const upFrame = z.discriminatedUnion("type", [
  /**
   * Opens the conversation with the organization, new or resumed. `epoch` and `cursor` are what the client last held:
   * staff hold the organization's number, customers a position per conversation; both are left out the first time.
   */
  z.strictObject({
    type: z.literal("hello"),
    protocol: z.int(),
    epoch: z.uuid().optional(),
    cursor: position.optional(),
    positions: z
      .record(commandId, position)
      .refine(
        map => Object.keys(map).length <= limits.cursorsPerHelloMax,
        `At most ${limits.cursorsPerHelloMax} conversations.`,
      )
      .optional(),
  }),
  /** Do something. Answered by `accepted` or `refused` with the operation's id. */
  z.strictObject({ type: z.literal("do"), operation }),
  /** How many `entries` frames have been taken in on this socket since `welcome`. Opens the window, and asks for the next page of a catch-up. */
  z.strictObject({ type: z.literal("acknowledge"), frames: z.int().min(0) }),
  /** What this person's device has received and what they have read, per conversation. Both only rise. */
  z.strictObject({
    type: z.literal("receipts"),
    receipts: z
      .array(z.strictObject({ conversationId: commandId, delivered: position, read: position }))
      .min(1)
      .max(limits.receiptsPerFrameMax),
  }),
  /** The conversation this person has on screen, or none. Answered by `here` and the newest receipts. */
  z.strictObject({ type: z.literal("watch"), conversationId: commandId.nullable() }),
  z.strictObject({ type: z.literal("typing"), conversationId: commandId, on: z.boolean() }),
])
export type UpFrame = z.infer<typeof upFrame>

/** Sent as is and answered by the runtime with `pong`, so that a sleeping object stays asleep. */
export const ping = "ping"
export const pong = "pong"
