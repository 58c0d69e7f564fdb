import { type Result, refuse } from "../../protocol/refusal.ts"
import { manages } from "../identity/roles.ts"
import { asStaff } from "./as-staff.ts"
import type { Place } from "./place.ts"
import type { Asked } from "./signed-in.ts"

/** The organization for one of its owners and admins. */
export async function asManager(context: Asked, organizationId: string): Promise<Result<{ place: Place }>> {
  const found = await asStaff(context, organizationId)
  if (!found.ok) return found
  return manages(found.place.role) ? found : refuse("forbidden")
}
