import { eq } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { devicesOf, forgetDevice, liveDevice } from "../../drizzle/notifications/devices.ts"
import { isStopped } from "../../drizzle/notifications/mail-stops.ts"
import { peopleOf, type Recipient, recipients } from "../../drizzle/notifications/recipients.ts"
import { organization } from "../../drizzle/schema/auth.ts"
import type { NewDevice } from "../../protocol/notification.ts"

/** What the courier looks up at the moment it needs it: people change their minds, sign out and leave. */
export interface Directory {
  /** Null when the organization is gone. */
  organization(): Promise<{ name: string; slug: string } | null>
  recipients(named: string[] | null): Promise<Recipient[]>
  devicesOf(userIds: string[]): Promise<{ id: string; userId: string }[]>
  device(id: string): Promise<NewDevice | null>
  forgetDevice(id: string): Promise<void>
  /** The address of somebody's account; null for who has none. */
  addressOf(userId: string): Promise<string | null>
  isStopped(address: string): Promise<boolean>
}

export function directoryOf(database: Database, organizationId: string): Directory {
  return {
    organization: async () => {
      const { name, slug } = organization
      const [row] = await database.select({ name, slug }).from(organization).where(eq(organization.id, organizationId))
      return row ?? null
    },
    recipients: named => recipients(database, organizationId, named),
    devicesOf: userIds => devicesOf(database, userIds),
    device: id => liveDevice(database, id),
    forgetDevice: id => forgetDevice(database, id),
    addressOf: async userId => (await peopleOf(database, [userId]))[0]?.address ?? null,
    isStopped: address => isStopped(database, { organizationId, address }),
  }
}
