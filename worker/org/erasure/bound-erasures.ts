import { database } from "../../../drizzle/client.ts"
import { emptyConversation } from "../../../drizzle/erasure/empty-conversation.ts"
import { forgetPerson } from "../../../drizzle/erasure/forget-person.ts"
import type { Region } from "../../../protocol/organization.ts"
import { courierStub } from "../../courier/courier-stub.ts"
import type { Env } from "../../env.ts"
import { assistantStub } from "../../identity/assistant-stub.ts"
import type { ErasurePort } from "./erasures.ts"

/** The Postgres of this environment, and the objects beside this one. */
export function boundErasures(env: Env, organization: { id: string; region: Region }): ErasurePort {
  const postgres = database(env)
  const { id: organizationId, region } = organization
  return {
    emptyConversation: conversationId => emptyConversation(postgres, { organizationId, conversationId }),
    forgetPerson: ({ id: erasureId, personId, addresses }) =>
      forgetPerson(postgres, { organizationId, personId, erasureId, addresses: addresses.map(plain) }),
    forgetMail: async ({ conversationIds, addresses }) =>
      courierStub(env, organization).forget({ conversationIds, addresses: addresses.map(plain) }),
    forgetTurn: async conversationId => assistantStub(env, { organizationId, region, conversationId }).forget(),
    pause: () => scheduler.wait(0),
  }
}

const plain = (address: string): string => address.trim().toLowerCase()
