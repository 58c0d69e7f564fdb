import type { Context } from "hono"
import { limits } from "../../protocol/limits.ts"
import { identityLimits } from "../identity/identity-limits.ts"
import type { Quota } from "../org/rates.ts"

/**
 * What is left to the caller, as draft-ietf-httpapi-ratelimit-headers-10 has it: structured fields, an item per quota. `q` at once
 * and again in every `w` seconds; `r` are left, and all of them are back in `t` seconds. A request that is counted twice,
 * as a read and as an operation, tells both.
 */
export function tellQuota(context: Context, { name, burst, remaining, wholeInMs }: Quota): void {
  const t = Math.ceil(wholeInMs / 1_000)
  context.header("RateLimit-Policy", `"${name}";q=${burst};w=${limits.rateWindowSeconds}`, { append: true })
  context.header("RateLimit", `"${name}";r=${remaining};t=${t}`, { append: true })
}

/** The same for account requests, which better-auth counts per network address and path. It says how many are left only when none are. */
export function tellAddressQuota(context: Context, path: string, waitSeconds: number): void {
  const { window, max, customRules } = identityLimits.requests
  const rule = Object.entries(customRules).find(([one]) => one === path)?.[1] || { window, max }
  context.header("RateLimit-Policy", `"accounts";q=${rule.max};w=${rule.window}`)
  context.header("RateLimit", `"accounts";r=0;t=${waitSeconds}`)
}
