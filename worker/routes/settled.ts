import { limits } from "../../protocol/limits.ts"
import type { Result } from "../../protocol/refusal.ts"
import type { Place } from "./place.ts"
import { tellQuota } from "./quota-headers.ts"
import { settleAll } from "./settle-all.ts"
import type { Asked } from "./signed-in.ts"

/** Before Postgres answers for one organization: its archive catches up, and the caller is told what is left of their reads. */
export async function settled(
  context: Asked,
  { organization, viewer }: Place,
  withinMs: number = limits.settleMs,
): Promise<Result<object>> {
  const [counted] = await settleAll(context.env, { actor: viewer, organizations: [organization], withinMs })
  if (counted) tellQuota(context, counted.quota)
  return counted?.ok === false ? { ok: false, refusal: counted.refusal } : { ok: true }
}
