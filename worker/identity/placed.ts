import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { placementOf } from "./region.ts"

/**
 * An object of an organization. A jurisdiction is part of its identity and a hint counts on the first start only, so every
 * caller comes with the region that the organization was made with.
 */
export function placed<T extends Rpc.DurableObjectBranded>(
  env: Pick<Env, "JURISDICTIONS">,
  objects: DurableObjectNamespace<T>,
  { name, region }: { name: string; region: Region },
): DurableObjectStub<T> {
  const placement = placementOf(region)
  switch (placement.kind) {
    case "anywhere":
      return objects.get(objects.idFromName(name))
    case "near":
      return objects.get(objects.idFromName(name), { locationHint: placement.locationHint })
    case "inside": {
      const inside = env.JURISDICTIONS === "none" ? objects : objects.jurisdiction(placement.jurisdiction)
      return inside.get(inside.idFromName(name))
    }
  }
}
