import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { placed } from "./placed.ts"

/** The organization's object, under the organization's id. */
export function organizationStub(
  env: Pick<Env, "ORGANIZATION" | "JURISDICTIONS">,
  organization: { id: string; region: Region },
) {
  return placed(env, env.ORGANIZATION, { name: organization.id, region: organization.region })
}
