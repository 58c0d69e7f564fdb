import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { placed } from "./placed.ts"

/**
 * The object that writes the answers of one conversation, placed like its organization's. Clients make the ids of
 * conversations, so one that was made up twice must not bring two organizations together: both ids are its name.
 */
export function assistantStub(
  env: Pick<Env, "ASSISTANT" | "JURISDICTIONS">,
  { organizationId, region, conversationId }: { organizationId: string; region: Region; conversationId: string },
) {
  return placed(env, env.ASSISTANT, { name: `${organizationId} ${conversationId}`, region })
}
