import type { Result } from "../../protocol/refusal.ts"
import type { AssistantDesk } from "../org/assistant.ts"
import { asStaff } from "./as-staff.ts"
import type { Place } from "./place.ts"
import { tellQuota } from "./quota-headers.ts"
import type { Asked } from "./signed-in.ts"

/** What staff find at the assistant's desk of their organization. Counted as a read. */
export type StaffPlace = AssistantDesk & { place: Place }

export async function staffPlace(context: Asked, organizationId: string): Promise<Result<{ value: StaffPlace }>> {
  const found = await asStaff(context, organizationId)
  return found.ok ? atDesk(context, found.place) : found
}

/** The same where the place is known, and that the person is one of the staff. */
export async function atDesk(context: Asked, place: Place): Promise<Result<{ value: StaffPlace }>> {
  const desk = await place.stub.assistant(place.viewer)
  tellQuota(context, desk.quota)
  return desk.ok ? { ok: true, value: { ...desk.value, place } } : { ok: false, refusal: desk.refusal }
}
