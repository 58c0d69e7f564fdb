import { and, eq } from "drizzle-orm"
import type { Database } from "../client.ts"
import { mailStops } from "../schema/notifications.ts"
import { within } from "../scope.ts"

interface Stop {
  organizationId: string
  address: string
}

/** This address gets no more mail about conversations with the organization. */
export async function stopMail(database: Database, stop: Stop): Promise<void> {
  const row = { ...stop, address: plain(stop.address) }
  await within(database, scopeOf(stop), [database.insert(mailStops).values(row).onConflictDoNothing()])
}

/** It does again. */
export async function resumeMail(database: Database, stop: Stop): Promise<void> {
  await within(database, scopeOf(stop), [database.delete(mailStops).where(isOf(stop))])
}

export async function isStopped(database: Database, stop: Stop): Promise<boolean> {
  const found = database.select({ address: mailStops.address }).from(mailStops).where(isOf(stop))
  const [rows] = await within(database, scopeOf(stop), [found])
  return rows.length > 0
}

const scopeOf = ({ organizationId }: Stop) => ({ kind: "tenants" as const, organizationIds: [organizationId] })

const isOf = ({ organizationId, address }: Stop) =>
  and(eq(mailStops.organizationId, organizationId), eq(mailStops.address, plain(address)))

const plain = (address: string): string => address.trim().toLowerCase()
