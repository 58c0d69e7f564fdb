import type { Entry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import { isStaff } from "../../../protocol/person.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import { placeOf } from "../place.ts"
import type { Asked } from "../signed-in.ts"
import { atDesk, type StaffPlace } from "../staff-place.ts"

/** The newest entries of a conversation for one of the staff, and the desk where the assistant is asked about them. */
export async function talkForStaff(
  context: Asked,
  conversationId: string,
): Promise<Result<{ value: { desk: StaffPlace; entries: Entry[] } }>> {
  const found = await placeOf(context, conversationId)
  if (!found.ok) return found
  const { place } = found.value
  if (!isStaff(place.viewer)) return refuse("forbidden")
  const desk = await atDesk(context, place)
  if (!desk.ok) return desk
  const page = { conversationId, before: null, limit: limits.tailEntriesMax }
  const read = await place.stub.entries(place.viewer, page)
  if (!read.ok) return { ok: false, refusal: read.refusal }
  return read.value === null
    ? refuse("not_found")
    : { ok: true, value: { desk: desk.value, entries: read.value.entries } }
}
