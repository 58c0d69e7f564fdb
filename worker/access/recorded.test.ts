import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { auditedKinds } from "../../protocol/audit.ts"
import { entry } from "../../protocol/entry.ts"
import { asSuperuser } from "../test/as-superuser.ts"
import { knock } from "./knock.ts"
import { restRequests } from "./rest-requests.ts"
import { restTable } from "./rest-table.ts"
import { type World, world } from "./world.ts"

/** What staff can change without a trace, and why that is right. */
const unrecorded: Record<string, string> = {
  "DELETE /api/organizations/{id}": "the record goes with the organization",
  "POST /api/organizations/{id}/assistant/trial": "nothing is kept of a trial",
  "PUT /api/organizations/{id}/notifications": "one's own settings",
  "PUT /api/organizations/{id}/preferences": "one's own settings",
  "PUT /api/organizations/{id}/availability": "whether one takes work oneself",
  "POST /api/organizations/{id}/notifications/devices": "one's own browser",
  "DELETE /api/organizations/{id}/notifications/devices/{deviceId}": "one's own browser",
  "PUT /api/conversations/{id}/draft": "nobody has been told anything yet",
  "DELETE /api/conversations/{id}/draft": "nobody has been told anything yet",
  "POST /api/conversations/{id}/suggestion": "a suggestion is not sent",
  "POST /api/conversations/{id}/summary": "a summary of what is there already",
  "PUT /api/unsubscription": "whoever has the link, of their own address",
  "POST /api/organizations": "of an organization that is not this one",
}

const mayDo = ({ door, cells }: (typeof restTable)[number]) =>
  !door.startsWith("GET ") && !door.includes(" /api/auth/") && /^2/.test(cells.owner)

test("what staff may leave unrecorded is something that they may do", () => {
  const doors = new Set(restTable.filter(mayDo).map(({ door }) => door))
  expect(Object.keys(unrecorded).filter(door => !doors.has(door))).toEqual([])
})

for (const row of restTable.filter(mayDo))
  test(`${row.label}, done by an owner`, async () => {
    const here = await world(env, restRequests[row.label]?.standing)
    const before = await recorded(here)
    expect((await knock(row, "owner", { world: here })).status).toBeLessThan(300)
    const added = [...(await recorded(here))].filter(id => !before.has(id))
    expect(added.length > 0).toBe(!(row.door in unrecorded))
  })

/** What is written down of what staff of an organization did, there and in its conversations, by its ids. */
async function recorded({ env, here, stub }: World): Promise<Set<string>> {
  const db = database(env)
  const events = sql<{ id: string }>`select id from audit_events where organization_id = ${here.organizationId}`
  const [, { rows }] = await db.batch([asSuperuser(db), db.execute(events)])
  const said = await runInDurableObject(stub, (_, { storage }) =>
    storage.sql.exec<{ data: string }>("select data from entry").toArray(),
  )
  const done = said.map(({ data }) => recordedEntry.parse(JSON.parse(data)))
  const byStaff = done.filter(({ author, body }) => author.kind === "staff" && auditedKinds.includes(body.type))
  return new Set([...rows.map(({ id }) => String(id)), ...byStaff.map(({ id }) => id)])
}

const recordedEntry = entry.pick({ id: true, author: true, body: true })
