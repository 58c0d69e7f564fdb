import { type Refusal, refusals } from "../../protocol/refusal.ts"

/** What became of something a person wrote: taken, or why not, in words. */
export const takenOr = (posted: { ok: true } | { ok: false; refusal: Refusal }): true | string =>
  posted.ok || (posted.refusal.detail ?? refusals[posted.refusal.code].title)
