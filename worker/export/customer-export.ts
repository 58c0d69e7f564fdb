import type { Database } from "../../drizzle/client.ts"
import { archivedTalk } from "../../drizzle/export/archived-talk.ts"
import { keptAbout } from "../../drizzle/export/kept-about.ts"
import type { CustomerRead } from "../../protocol/customer.ts"
import { talkAsJson } from "./talk-as-json.ts"

/** Everything that an organization keeps about one of its customers, as one JSON document in pieces. */
export async function* customerExport(
  database: Database,
  organization: { id: string; name: string; slug: string },
  customer: CustomerRead,
): AsyncGenerator<string, void> {
  const key = { organizationId: organization.id, userId: customer.id }
  const { id, name, slug } = organization
  const head = { exportedAt: new Date().toISOString(), organization: { id, name, slug }, customer }
  const kept = await keptAbout(database, key, customer.email === null ? [] : [customer.email.toLowerCase()])
  yield `${JSON.stringify({ ...head, ...kept }).slice(0, -1)},"conversations":[`
  yield* talkAsJson(archivedTalk(database, key))
  yield "]}\n"
}
