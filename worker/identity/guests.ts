import { eq } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { moveCustomer } from "../../drizzle/customers/move-customer.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { customers } from "../../drizzle/schema/customers.ts"
import { within } from "../../drizzle/scope.ts"
import type { Env } from "../env.ts"
import { organizationsOf } from "./customers.ts"
import { organizationStub } from "./stub.ts"

interface Move {
  fromUserId: string
  to: { userId: string; name: string }
}

/** A name that two guests in the same queue seldom share: "Guest 7F2A". */
export function guestName(): string {
  const [value = 0] = crypto.getRandomValues(new Uint16Array(1))
  return `Guest ${value.toString(16).toUpperCase().padStart(4, "0")}`
}

/**
 * Moves a guest's conversations to the account they signed up or in with. Runs before the guest is deleted. When an
 * organization does not take the move, the guest and their session stay as they were, and signing in tries again: every
 * step can be repeated. The guest's own customer rows stay until the guest goes: they lead to sockets still to close.
 */
export async function upgradeGuest(env: Env, database: Database, move: Move): Promise<void> {
  try {
    await moveEverywhere(env, database, move)
  } catch (cause) {
    console.error("Could not move a guest's conversations", loggable(cause))
    throw new GuestNotMoved(cause)
  }
}

/** better-auth takes any error that is not its own as a reason to send no new cookie. */
export class GuestNotMoved extends Error {
  constructor(cause: unknown) {
    super("Your conversations could not be moved to your account yet. Sign in again in a moment.", { cause })
  }
}

async function moveEverywhere(env: Env, database: Database, move: Move): Promise<void> {
  const organizations = await organizationsOf(database, move.fromUserId)
  const entered = database.select().from(customers).where(eq(customers.userId, move.fromUserId))
  const [rows] = await within(database, { kind: "person", userId: move.fromUserId }, [entered])
  if (rows.length > 0) {
    const remember = database
      .insert(customers)
      .values(rows.map(row => ({ ...row, userId: move.to.userId })))
      .onConflictDoNothing()
    await within(database, { kind: "person", userId: move.to.userId }, [remember])
    const organizationIds = rows.map(({ organizationId }) => organizationId)
    await moveCustomer(database, { fromUserId: move.fromUserId, toUserId: move.to.userId, organizationIds })
  }
  await Promise.all(organizations.map(one => organizationStub(env, one).transferCustomer(move)))
}
