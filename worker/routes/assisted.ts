import type { AssistantSettings } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Aide, Aided } from "../assistant/aide.ts"
import type { Cost } from "../assistant/cost.ts"
import { failures } from "../assistant/failure.ts"
import { modelFrom } from "../assistant/models/model-from.ts"
import { searchFor } from "../assistant/search-for.ts"
import type { Asked } from "./signed-in.ts"
import type { StaffPlace } from "./staff-place.ts"

export interface Work<T> {
  cost(settings: AssistantSettings, organizationName: string): Cost
  run(aide: Aide): Promise<Aided<T>>
}

/**
 * Lets the assistant's model work for staff: within the cap, within its time, and no longer than they wait. What it costs is
 * counted as it goes, so that leaving early is not free.
 */
export async function assisted<T>(
  { env, req }: Asked,
  { place, settings }: StaffPlace,
  { cost, run }: Work<T>,
): Promise<Result<{ result: T }>> {
  const chosen = modelFrom(env)
  if (!chosen.ok) {
    // What the deployment has set is for its logs: it may hold a key that was put into the wrong place.
    console.error("The assistant cannot work for staff", chosen.because)
    return refuse("assistant_failed", failures.setting.because)
  }
  const { id, name: organizationName } = place.organization
  const borrowed = await place.stub.borrowTokens(cost(settings, organizationName))
  if (borrowed === null) return refuse("spending_cap_reached")
  try {
    return await run({
      ...chosen,
      settings,
      organizationName,
      tokensMax: borrowed.tokens,
      search: searchFor(env, id),
      signal: AbortSignal.any([req.raw.signal, AbortSignal.timeout(limits.suggestionMs)]),
      spend: tokens => place.stub.spend(tokens),
    })
  } finally {
    // Lost, they come back in time by themselves.
    await place.stub.giveTokensBack(borrowed.loan).catch(() => {})
  }
}
