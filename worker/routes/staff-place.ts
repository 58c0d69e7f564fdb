import { isStaff } from "../../protocol/person.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { AssistantDesk } from "../org/assistant.ts"
import { type Place, placeIn } from "./place.ts"
import { tellQuota } from "./quota-headers.ts"
import type { Asked } from "./signed-in.ts"

/** What staff find at the assistant's desk of their organization. Counted as a read. */
export type StaffPlace = AssistantDesk & { place: Place }

/** For staff of the organization. Members are told that it is not for them, everybody else that there is nothing. */
export async function staffPlace(context: Asked, organizationId: string): Promise<Result<{ value: StaffPlace }>> {
  const place = await placeIn(context.env, organizationId, context.var.person)
  if (place === null || place.role === null) return refuse("not_found")
  if (!isStaff(place.viewer)) return refuse("forbidden")
  return atDesk(context, place)
}

/** The same where the place is known, and that the person is one of the staff. */
export async function atDesk(context: Asked, place: Place): Promise<Result<{ value: StaffPlace }>> {
  const desk = await place.stub.assistant(place.viewer)
  tellQuota(context, desk.quota)
  return desk.ok ? { ok: true, value: { ...desk.value, place } } : { ok: false, refusal: desk.refusal }
}
