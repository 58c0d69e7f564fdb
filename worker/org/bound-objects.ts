import type { Env } from "../env.ts"
import { boundCourier } from "./bound-courier.ts"
import { boundTurns } from "./bound-turns.ts"

/** The objects beside an organization's own, which do for it what takes waiting: write answers, send mail. */
export function boundObjects(env: Env, id: DurableObjectId) {
  const organizationId = id.name
  if (organizationId === undefined) throw new Error("An organization's object is reached by the organization's id")
  return { turns: boundTurns(env, organizationId), courier: boundCourier(env, { id: organizationId, of: id }) }
}
