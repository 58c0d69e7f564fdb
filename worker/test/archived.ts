import type { Env } from "../env.ts"
import { organizationStub } from "../identity/stub.ts"

/** Waits until Postgres has been told everything that was said in an organization; a search is in too much of a hurry for that. */
export async function archived(env: Env, organizationId: string): Promise<void> {
  const stub = organizationStub(env, { id: organizationId, region: "auto" })
  for (let stands = await stub.settle(); stands.seq < stands.head; ) stands = await stub.settle()
}
