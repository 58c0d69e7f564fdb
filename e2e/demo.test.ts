import { readFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { expect, inject, test } from "vitest"
import { z } from "zod"
import { signIn } from "../dev/client/people.ts"
import { demoPassword, organizations, people } from "../dev/seed/cast.ts"
import { databaseAt } from "../dev/seed/seed.ts"
import { play } from "../dev/seed/seed-conversations.ts"
import { seedKnowledge } from "../dev/seed/seed-knowledge.ts"
import { seedPeople } from "../dev/seed/seed-people.ts"
import { stories } from "../dev/seed/stories.ts"
import { turnOnAssistant } from "../dev/seed/turn-on-assistant.ts"
import { keptSecrets, localConnectionString } from "../dev/start/secrets.ts"
import { assistantStatus } from "../protocol/assistant.ts"

const run = z.object({ ports: z.object({ postgres: z.number() }) })

test("seeding a second time changes nothing, in any table", async () => {
  const { database, url } = shared()
  const before = await everything(database)
  await seedPeople(database)
  await seedKnowledge(database)
  await play({ database, url, origin: url, secret: keptSecrets(inject("parleyDataFolder")).session }, stories)
  expect(await everything(database)).toEqual(before)
})

test("the assistant is on at Northwind, off at Harbor, and stays as its owner sets it", async () => {
  const { database, url } = shared()
  const parley = { database, url, origin: url, secret: keptSecrets(inject("parleyDataFolder")).session }
  const [nora, helen] = await Promise.all(
    (["nora", "helen"] as const).map(who => signIn(url, { email: people[who].email ?? "", password: demoPassword })),
  )
  const settingsOf = async (person: typeof nora, { id }: { id: string }) =>
    assistantStatus.parse((await person?.browser.get(`/organizations/${id}/assistant`))?.body).settings
  const set = (settings: object) =>
    nora?.browser.request("PUT", `/organizations/${organizations.northwind.id}/assistant`, settings)
  const before = await settingsOf(nora, organizations.northwind)
  expect([before.on, (await settingsOf(helen, organizations.harbor)).on]).toEqual([true, false])
  await set({ ...before, on: false })
  await turnOnAssistant(parley)
  expect(await settingsOf(nora, organizations.northwind)).toEqual({ ...before, on: false })
  await set(before)
})

test("the demo has conversations of every kind in both organizations, each linked to its own", async () => {
  const { database } = shared()
  const { rows } = await database.execute(sql`
    select organization.slug, array_agg(distinct conversations.status order by conversations.status) as kinds
    from conversations join organization on organization.id = conversations.organization_id
    where organization.slug in ('harbor', 'northwind')
    group by organization.slug order by organization.slug`)
  const kinds = ["claimed", "open", "resolved", "waiting"]
  expect(rows).toEqual([
    { slug: "harbor", kinds },
    { slug: "northwind", kinds },
  ])
})

function shared() {
  const dataFolder = inject("parleyDataFolder")
  const { ports } = run.parse(JSON.parse(readFileSync(join(dataFolder, "run.json"), "utf8")))
  const httpUrl = `http://127.0.0.1:${ports.postgres}/sql`
  return {
    database: databaseAt({ connectionString: localConnectionString(dataFolder), httpUrl }),
    url: inject("parleyUrl"),
  }
}

/** Every row of what the seed writes, as text. Sessions come and go with the people who play. */
async function everything(database: ReturnType<typeof databaseAt>): Promise<unknown[]> {
  const known = ["organization", "user", "account", "member", "customers"]
  const tables = [...known, "conversations", "messages", "knowledge_entries"]
  const reads = tables.map(async table => {
    const { rows } = await database.execute(sql`select row_to_json(one)::text as row from ${sql.identifier(table)} one`)
    return rows.map(({ row }) => row).sort()
  })
  return Promise.all(reads)
}
