import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { placementOf } from "./region.ts"

/**
 * The organization's object. A jurisdiction is part of its identity and a hint counts on the first start only, so every
 * caller comes through here with the region that the organization was made with.
 */
export function organizationStub(
  env: Pick<Env, "ORGANIZATION" | "JURISDICTIONS">,
  organization: { id: string; region: Region },
) {
  const placement = placementOf(organization.region)
  switch (placement.kind) {
    case "anywhere":
      return env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organization.id))
    case "near":
      return env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organization.id), {
        locationHint: placement.locationHint,
      })
    case "inside": {
      const known = env.JURISDICTIONS !== "none"
      const inside = known ? env.ORGANIZATION.jurisdiction(placement.jurisdiction) : env.ORGANIZATION
      return inside.get(inside.idFromName(organization.id))
    }
  }
}
