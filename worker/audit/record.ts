import { type Recorded, recordEvent } from "../../drizzle/audit/record-event.ts"
import { database } from "../../drizzle/client.ts"
import type { Asked } from "../routes/signed-in.ts"

/**
 * Writes down what the person who asks has just done to an organization, before they are answered. Every route by which staff
 * change something calls it; what they do in conversations is written in the stream already.
 */
export function record(context: Asked, organizationId: string, event: Omit<Recorded, "actor">): Promise<void> {
  const { userId: id, name } = context.var.person
  return recordEvent(database(context.env), organizationId, { ...event, actor: { id, name } })
}
