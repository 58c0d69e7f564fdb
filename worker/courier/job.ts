import { z } from "zod"
import { concern } from "../../protocol/notification.ts"

/**
 * What an organization tells its courier: something concerns its staff, or a customer who is not here. `id` is unique for ever, so
 * that telling it again does nothing. `for`: whom it concerns, null for all of the staff; `here`: who has Parley open now.
 */
export const notice = z.discriminatedUnion("to", [
  z.object({
    to: z.literal("staff"),
    id: z.string(),
    concern,
    conversationId: z.uuid(),
    /** The number of what was said or done: the link opens there. Left out by notices of before. */
    seq: z.int().optional(),
    customerName: z.string(),
    by: z.object({ id: z.uuid().nullable(), name: z.string() }),
    text: z.string(),
    for: z.array(z.uuid()).nullable(),
    here: z.array(z.uuid()),
  }),
  z.object({
    to: z.literal("customer"),
    id: z.string(),
    conversationId: z.uuid(),
    customer: z.object({ id: z.uuid(), isGuest: z.boolean() }),
    /** What they left; null for the one of their account. */
    address: z.string().nullable(),
    news: z.array(z.object({ name: z.string(), text: z.string() })).min(1),
  }),
])
export type Notice = z.infer<typeof notice>
export type StaffNotice = Extract<Notice, { to: "staff" }>
export type CustomerNotice = Extract<Notice, { to: "customer" }>

/** One mail, as it goes out. */
export const letter = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
})
export type Letter = z.infer<typeof letter>

/** What a device shows. `tag`: a newer one of the same conversation takes the older one's place. */
export const pushMessage = z.object({ title: z.string(), body: z.string(), url: z.string(), tag: z.string() })
export type PushMessage = z.infer<typeof pushMessage>

/** One thing to do. `until`: afterwards it is of no use any more, milliseconds since 1970. `recipient`: whose hourly share it is of. */
export const job = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("notice"), until: z.int(), notice }),
  z.object({ kind: z.literal("mail"), until: z.int(), recipient: z.string(), letter }),
  z.object({
    kind: z.literal("push"),
    until: z.int(),
    recipient: z.string(),
    deviceId: z.uuid(),
    message: pushMessage,
  }),
])
export type Job = z.infer<typeof job>
