import type { Region } from "../../protocol/organization.ts"

/** How Cloudflare is asked for a region: nothing, a hint it may follow, or a jurisdiction it must keep. */
export type Placement =
  | { kind: "anywhere" }
  | { kind: "near"; locationHint: DurableObjectLocationHint }
  | { kind: "inside"; jurisdiction: DurableObjectJurisdiction }

/** As far as an object knows it: a jurisdiction is part of its id; a hint is not, and counts on its first start only. */
export const regionOf = ({ jurisdiction }: Pick<DurableObjectId, "jurisdiction">): Region =>
  jurisdiction === "eu" ? "eu" : "auto"

export function placementOf(region: Region): Placement {
  switch (region) {
    case "auto":
      return { kind: "anywhere" }
    case "eu":
      return { kind: "inside", jurisdiction: "eu" }
    default:
      return { kind: "near", locationHint: region }
  }
}
