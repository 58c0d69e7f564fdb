import type { Refusal } from "../../protocol/refusal.ts"
import { sayRefusal } from "../app/say-refusal.ts"

/** What became of something a person wrote: taken, or why not, in words. */
export const takenOr = (posted: { ok: true } | { ok: false; refusal: Refusal }): true | string =>
  posted.ok || sayRefusal(posted.refusal)
