import { z } from "zod"
import { limits } from "./limits.ts"

/**
 * What may concern one of the staff: a conversation begins to wait for a person; a customer writes in one that is theirs; a
 * colleague names them in a note; somebody else makes a conversation theirs.
 */
export const concern = z.enum(["waiting", "mine", "mention", "assigned"])
export type Concern = z.infer<typeof concern>

/** How they want to hear of it: by a sound of the page, by a notification of their device, by mail when nothing of theirs is open. */
const ways = z.strictObject({ sound: z.boolean(), desktop: z.boolean(), mail: z.boolean() })
export type Way = keyof z.infer<typeof ways>

/** What one person wants to hear in one organization. */
export const notificationSettings = z.strictObject({ waiting: ways, mine: ways, mention: ways, assigned: ways })
export type NotificationSettings = z.infer<typeof notificationSettings>

/** Until somebody has said otherwise. A mail for each question would soon be read by nobody; being named is meant for one. */
export const notificationDefaults: NotificationSettings = {
  waiting: { sound: true, desktop: true, mail: false },
  mine: { sound: true, desktop: true, mail: false },
  mention: { sound: true, desktop: true, mail: true },
  assigned: { sound: true, desktop: true, mail: true },
}

const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`))

/** What a browser's `PushSubscription` says of itself (RFC 8291, 3.2): where to, its public key, and the secret of the two. */
export const newDevice = z.object({
  endpoint: z.url().max(limits.urlCharactersMax),
  keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
})
export type NewDevice = z.infer<typeof newDevice>

/** A browser that is sent notifications, as long as its person is signed in there. `isThis`: the one that asks. */
export const device = z.object({ id: z.uuid(), name: z.string(), createdAt: z.int(), isThis: z.boolean() })

/** The answer to what somebody wants to hear. `address` is where mail for them goes. */
export const ownNotifications = z.object({
  settings: notificationSettings,
  address: z.string(),
  /** The key that a browser subscribes with; null where this Parley sends nothing to devices. */
  pushKey: z.string().nullable(),
  devices: z.array(device),
  /** For owners and admins: what has gone out since the organization began, what waits, and what could not be delivered. */
  courier: z.object({ mailed: z.int(), pushed: z.int(), givenUp: z.int(), waiting: z.int() }).nullable(),
})
export type OwnNotifications = z.infer<typeof ownNotifications>
