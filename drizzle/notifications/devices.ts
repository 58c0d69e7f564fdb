import { and, desc, eq, gt, inArray, notInArray, sql } from "drizzle-orm"
import { limits } from "../../protocol/limits.ts"
import type { NewDevice } from "../../protocol/notification.ts"
import type { Database } from "../client.ts"
import { session } from "../schema/auth.ts"
import { devices } from "../schema/notifications.ts"
import { within } from "../scope.ts"

export type DeviceRow = typeof devices.$inferSelect

/** The browser of a session is sent notifications from now on. Of more than a person may have, the oldest make room. */
export async function keepDevice(
  database: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
  { endpoint, keys }: NewDevice,
): Promise<DeviceRow> {
  const row = { userId, sessionId, endpoint, ...keys }
  const newest = database
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.userId, userId))
    .orderBy(desc(devices.createdAt), desc(devices.id))
    .limit(limits.devicesPerPersonMax)
  const [[kept]] = await within(database, { kind: "person", userId }, [
    database
      .insert(devices)
      .values(row)
      .onConflictDoUpdate({ target: devices.sessionId, set: { ...row, createdAt: sql`now()` } })
      .returning(),
    database.delete(devices).where(and(eq(devices.userId, userId), notInArray(devices.id, newest))),
  ])
  if (!kept) throw new Error("An upsert gives its row")
  return kept
}

/** A person's browsers and what each of them calls itself. Where a session is over, nothing is sent any more. */
export async function listDevices(database: Database, userId: string) {
  return select(database)
    .where(and(eq(devices.userId, userId), isAlive))
    .orderBy(desc(devices.createdAt))
}

/** False when there is none of this person under that id. */
export async function removeDevice(
  database: Database,
  { userId, id }: { userId: string; id: string },
): Promise<boolean> {
  const removed = database.delete(devices).where(eq(devices.id, id)).returning({ id: devices.id })
  const [rows] = await within(database, { kind: "person", userId }, [removed])
  return rows.length > 0
}

/** For the courier: where these people may be reached. */
export async function devicesOf(database: Database, userIds: string[]) {
  if (userIds.length === 0) return []
  return select(database).where(and(inArray(devices.userId, userIds), isAlive))
}

/** The same of one device, at the moment it is written to: its person may have signed out since. */
export async function liveDevice(database: Database, id: string): Promise<NewDevice | null> {
  const [row] = await select(database).where(and(eq(devices.id, id), isAlive))
  return row ? { endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } } : null
}

/** The push service has said that nobody listens there any more. */
export async function forgetDevice(database: Database, id: string): Promise<void> {
  await database.delete(devices).where(eq(devices.id, id))
}

const isAlive = gt(session.expiresAt, sql`now()`)

/** Beside the sessions, which belong to identity: in no scope. */
function select(database: Database) {
  return database
    .select({
      id: devices.id,
      userId: devices.userId,
      sessionId: devices.sessionId,
      endpoint: devices.endpoint,
      p256dh: devices.p256dh,
      auth: devices.auth,
      createdAt: devices.createdAt,
      userAgent: session.userAgent,
    })
    .from(devices)
    .innerJoin(session, eq(session.id, devices.sessionId))
}
