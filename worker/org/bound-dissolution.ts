import { database } from "../../drizzle/client.ts"
import { forgetOrganization, isOrganizationThere } from "../../drizzle/erasure/forget-organization.ts"
import { limits } from "../../protocol/limits.ts"
import type { Region } from "../../protocol/organization.ts"
import { courierStub } from "../courier/courier-stub.ts"
import type { Env } from "../env.ts"
import { assistantStub } from "../identity/assistant-stub.ts"
import type { DissolutionPort, DissolutionStorage } from "./dissolution.ts"
import type { Sql } from "./ports.ts"

const key = "dissolution"

/** The Postgres of this environment, the objects beside this one, and this one's own storage. */
export function boundDissolution(
  env: Env,
  organization: { id: string; region: Region },
  { ctx, sql }: { ctx: DurableObjectState; sql: Sql },
): { port: DissolutionPort; storage: DissolutionStorage } {
  const postgres = database(env)
  const { id: organizationId, region } = organization
  const { storage } = ctx
  return {
    port: {
      isThere: () => isOrganizationThere(postgres, organizationId),
      forgetOrganization: () => forgetOrganization(postgres, organizationId),
      forgetMail: async () => courierStub(env, organization).dissolve(),
      forgetTurns: () =>
        inPages(sql, ids =>
          Promise.all(
            ids.map(conversationId => assistantStub(env, { organizationId, region, conversationId }).forget()),
          ),
        ),
    },
    storage: {
      read: () => storage.kv.get<string>(key),
      mark: as => void (as === null ? storage.kv.delete(key) : storage.kv.put(key, as)),
      clear: async mark => {
        await storage.deleteAlarm()
        await storage.deleteAll()
        if (mark) {
          storage.kv.put(key, mark.as)
          await storage.setAlarm(mark.alarmAt)
        }
        // What the memory says was there is not. In a moment of its own: whoever rang is told first that it is done.
        setTimeout(() => ctx.abort("The organization is gone"), 0)
      },
    },
  }
}

async function inPages(sql: Sql, work: (ids: string[]) => Promise<unknown>): Promise<void> {
  const next = (after: string) =>
    sql
      .all("select id from conversation where id > ? order by id limit ?", after, limits.erasureCallsAtOnceMax)
      .map(({ id }) => String(id))
  for (let ids = next(""); ids.length > 0; ids = next(ids.at(-1) ?? "")) await work(ids)
}
