import { isStaff } from "../../protocol/person.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { type Place, placeIn } from "./place.ts"
import { tellQuota } from "./quota-headers.ts"
import type { Asked } from "./signed-in.ts"

/** The organization for one of its staff. Its other members may not; for everybody else it is not there. */
export async function asStaff(context: Asked, organizationId: string): Promise<Result<{ place: Place }>> {
  const place = await placeIn(context.env, organizationId, context.var.person)
  if (place === null || place.role === null) return refuse("not_found")
  return isStaff(place) ? { ok: true, place } : refuse("forbidden")
}

/** The same for what they change, which counts among their operations. */
export async function asActingStaff(context: Asked, organizationId: string): Promise<Result<{ place: Place }>> {
  const found = await asStaff(context, organizationId)
  if (!found.ok) return found
  const counted = await found.place.stub.countOperation(found.place.viewer)
  tellQuota(context, counted.quota)
  return counted.ok ? found : { ok: false, refusal: counted.refusal }
}
