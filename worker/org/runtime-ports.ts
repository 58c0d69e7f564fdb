import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { boundObjects } from "./bound-objects.ts"
import type { CorePorts } from "./core.ts"
import { durableSql } from "./durable-sql.ts"

/** What an organization's core needs of the runtime, besides its sockets and its alarm. */
export function runtimePorts(ctx: DurableObjectState, env: Env): Omit<CorePorts, "alarm" | "sockets"> {
  const organizationId = ctx.id.name
  if (organizationId === undefined) throw new Error("An organization's object is reached by the organization's id")
  return {
    organizationId,
    sql: durableSql(ctx.storage),
    clock: { now: () => Date.now(), newId: () => crypto.randomUUID() },
    // While it is set, the runtime does not take the memory; it rings within the same moment.
    soon: work => void setTimeout(work, 0),
    ...boundObjects(env, ctx.id),
    report: error => console.error("A frame could not be handled", loggable(error)),
  }
}
