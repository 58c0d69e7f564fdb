import { refuse } from "../../../protocol/refusal.ts"
import type { Core } from "../core.ts"
import { type Counted, counted } from "../counted.ts"
import type { Actor } from "../rates.ts"
import type { Wanted } from "./erasing.ts"
import type { Standing } from "./rows.ts"

/** What the Worker asks for: that a person is erased, or how that stands. */
export type ErasureWish =
  /** `isKnown`: the organization knows them from elsewhere. Null as `of`: it is they who wish it, and nobody counts. */
  { type: "begin"; of: Actor | null; wanted: Wanted; isKnown: boolean } | { type: "read"; of: Actor }

export function erasures(core: Core, wish: ErasureWish): Counted<Standing[]> {
  const { erasing, rates } = core
  if (wish.type === "read") return counted(core, wish.of, () => erasing.newest())
  const actor = wish.of ?? { userId: wish.wanted.personId, role: null }
  const retryAfterMs = wish.of === null ? 0 : rates.operation(wish.of)
  const quota = rates.quota("operations", actor)
  if (retryAfterMs > 0) return { ok: false, refusal: { code: "rate_limited", retryAfterMs }, quota }
  if (!wish.isKnown && !erasing.hasConversations(wish.wanted.personId)) return { ...refuse("not_found"), quota }
  return { ok: true, value: [erasing.begin(wish.wanted)], quota }
}
