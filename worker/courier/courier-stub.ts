import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { placed } from "../identity/placed.ts"

/** The object that carries an organization's mail and notifications out, placed like the organization's own. */
export function courierStub(env: Pick<Env, "COURIER" | "JURISDICTIONS">, organization: { id: string; region: Region }) {
  return placed(env, env.COURIER, { name: organization.id, region: organization.region })
}
