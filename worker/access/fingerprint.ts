import { runInDurableObject } from "cloudflare:test"
import { sql } from "drizzle-orm"
import { database } from "../../drizzle/client.ts"
import { asSuperuser } from "../test/as-superuser.ts"
import type { World } from "./world.ts"

export type Fingerprint = Record<string, unknown>

/** Everything that a request could have changed, in Postgres and in the organization's object. Two that are equal: nothing has. */
export async function fingerprint({ env, people, here, elsewhere, stub }: World): Promise<Fingerprint> {
  const ids = (list: string[]) =>
    sql.join(
      list.map(id => sql`${id}::uuid`),
      sql`, `,
    )
  const organizations = ids([here.organizationId, elsewhere.organizationId])
  const users = ids(Object.values(people).map(({ userId }) => userId))
  const rows = (table: string, where: ReturnType<typeof sql>) =>
    sql`coalesce((select string_agg(t::text, ' ' order by t::text) from ${sql.identifier(table)} t where ${where}), '')`
  const inOrganizations = sql`organization_id in (${organizations})`
  const db = database(env)
  const everything = db.execute(sql`select
    ${rows("organization", sql`id in (${organizations})`)} as organizations,
    ${rows("member", inOrganizations)} as members,
    ${rows("invitation", inOrganizations)} as invitations,
    ${rows("customers", inOrganizations)} as customers,
    ${rows("knowledge_entries", inOrganizations)} as knowledge,
    ${rows("audit_events", inOrganizations)} as audit,
    ${rows("desk_items", inOrganizations)} as items,
    ${rows("notification_settings", inOrganizations)} as settings,
    ${rows("preferences", inOrganizations)} as preferences,
    ${rows("devices", sql`user_id in (${users})`)} as devices,
    ${rows("user", sql`id in (${users})`)} as people,
    ${rows("account", sql`user_id in (${users})`)} as accounts,
    ${rows("session", sql`user_id in (${users})`)} as sessions`)
  const [, { rows: found }] = await db.batch([asSuperuser(db), everything])
  const [entries, drafts] = await runInDurableObject(stub, (_, { storage }) => [
    storage.sql.exec("select * from entry order by seq").toArray(),
    storage.sql.exec("select * from draft order by conversation_id").toArray(),
  ])
  // Asked for rather than read from its row, which is written when somebody looks.
  const looker = { userId: crypto.randomUUID(), name: "Looker", isGuest: false, role: "agent" as const }
  const looked = await stub.conversation(looker, here.conversationId)
  return { ...found[0], entries, drafts, conversation: looked.ok ? looked.value : looked.refusal }
}
