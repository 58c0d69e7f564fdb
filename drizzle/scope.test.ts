import { randomUUID } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Engine, Statement } from "../dev/postgres/engine.ts"
import { remote } from "../dev/postgres/remote.ts"
import { inMemory, migrated } from "../dev/test/each-postgres.ts"
import { databaseOf, handOver, ordinaryOwner, unboundOwner } from "../dev/test/owner.ts"
import { startPostgres } from "../dev/test/start-postgres.ts"
import { checkpoint, writeBatch } from "./archive.ts"
import { beginArchive } from "./begin-archive.ts"
import type { Database } from "./client.ts"
import { archivedPosition } from "./queries/archived-position.ts"
import { escalations } from "./queries/escalations.ts"
import { history } from "./queries/history.ts"
import { invitation, member, organization, user } from "./schema/auth.ts"
import { archiveCheckpoints, conversations, messages } from "./schema/conversations.ts"
import { customerAttributes, customerNotes, customers } from "./schema/customers.ts"
import { knowledgeEntries } from "./schema/knowledge.ts"
import { reachOrganizationsOf, type Scope, within } from "./scope.ts"
import { Story } from "./test-story.ts"

const installed = await startPostgres()
afterAll(() => installed?.stop())

const real = installed && {
  superuser: () => remote(installed.connectionString),
  ordinary: () => databaseOf(ordinaryOwner, installed.connectionString),
  unbound: () => databaseOf(unboundOwner, installed.connectionString),
}
const servers = [
  { name: "PGlite as its superuser", open: inMemory },
  { name: "PGlite as an ordinary owner", open: async () => handOver(await inMemory(), ordinaryOwner) },
  { name: "PGlite as an owner that no policy binds", open: async () => handOver(await inMemory(), unboundOwner) },
  ...(real
    ? [
        { name: `${installed.version} as its superuser`, open: real.superuser },
        { name: `${installed.version} as an ordinary owner`, open: real.ordinary },
        { name: `${installed.version} as an owner that no policy binds`, open: real.unbound },
      ]
    : []),
]

const tables = {
  ...{ conversations, messages, archiveCheckpoints, member, invitation },
  ...{ customers, customerAttributes, customerNotes, knowledgeEntries },
}
type Name = keyof typeof tables

describe.each(servers)("tenants in $name", ({ name, open }) => {
  const isBound = name.endsWith("ordinary owner")
  let db: Database
  let tamper = (statements: Statement[]) => statements
  let [mine, theirs] = [{} as Tenant, {} as Tenant]

  beforeAll(async () => {
    const opened = await migrated(tampered(await open(), statements => tamper(statements)))
    db = opened.db
    mine = await tenant(db)
    theirs = await tenant(db)
    return opened.close
  })
  beforeEach(() => {
    tamper = statements => statements
  })

  const own = (): Scope => ({ kind: "tenants", organizationIds: [mine.id] })
  /** Whose rows a table shows to a statement that asks for all of them. */
  const shown = async (scope: Scope): Promise<Record<Name, string[]>> => {
    const all = Object.entries(tables).map(([name, table]) => {
      const id = "streamId" in table ? table.streamId : table.organizationId
      return { name, asked: db.selectDistinct({ id }).from(table).where(undefined) }
    })
    const [first, ...rest] = all.map(({ asked }) => asked)
    if (!first) throw new Error("There are tables")
    const answers = await within(db, scope, [first, ...rest])
    return Object.fromEntries(all.map(({ name }, at) => [name, answers[at]?.map(row => row.id).sort()])) as never
  }
  const everywhere = () => [mine.id, theirs.id].sort()

  test("a statement without any filter shows what the scope may see, and nothing else", async () => {
    const archived = { conversations: [mine.id], messages: [mine.id], archiveCheckpoints: [mine.id] }
    const staff = { member: [mine.id], invitation: [mine.id], knowledgeEntries: [mine.id] }
    const about = { customers: [mine.id], customerAttributes: [mine.id], customerNotes: [mine.id] }
    expect(await shown(own())).toEqual({ ...archived, ...staff, ...about })
    const both: Scope = { kind: "tenants", organizationIds: [mine.id, theirs.id] }
    expect(await shown(both)).toMatchObject({ messages: everywhere(), invitation: everywhere() })
    const nothing = {
      conversations: [],
      messages: [],
      archiveCheckpoints: [],
      member: [],
      invitation: [],
      customers: [],
      customerAttributes: [],
      customerNotes: [],
      knowledgeEntries: [],
    }
    expect(await shown({ kind: "tenants", organizationIds: [] })).toEqual(nothing)
    expect(await shown({ kind: "stream", organizationId: mine.id })).toEqual({ ...nothing, ...archived })
    expect(await shown({ kind: "person", userId: mine.owner })).toEqual({ ...nothing, member: [mine.id] })
    expect(await shown({ kind: "person", userId: mine.clara })).toEqual({ ...nothing, customers: [mine.id] })
    expect(await shown({ kind: "person", userId: randomUUID() })).toEqual(nothing)
  })

  test("the shipped queries, their tenant filters cut out, still show nothing foreign", async () => {
    const reads = {
      history: async () => (await history(db, pageOf(mine.id, theirs.conversationId))).entries.length,
      position: () => archivedPosition(db, { organizationId: mine.id, conversationId: theirs.conversationId }),
      escalations: async () =>
        (await escalations(db, [mine.id], { after: null, limit: 10 })).escalations.map(one => one.conversationId),
      checkpoint: async () => (await checkpoint(db, mine.id))?.last?.id,
    }
    const answers = async () => ({
      history: await reads.history(),
      position: await reads.position(),
      escalations: await reads.escalations(),
      checkpoint: await reads.checkpoint(),
    })
    const right = { history: 0, position: 0, escalations: [mine.conversationId], checkpoint: mine.lastId }
    expect(await answers()).toEqual(right)

    let cut = 0
    const withoutFilter = (statements: Statement[]) => {
      return statements.map(statement => {
        const query = statement.query.replaceAll(tenantFilter, (_all, value: string) => `(${value})::uuid is not null`)
        cut += query === statement.query ? 0 : 1
        return { ...statement, query }
      })
    }
    tamper = withoutFilter
    expect(await answers()).toEqual(right)
    expect(cut).toBe(5)

    // With the scope cut out too, the same statements show everything to whom no policy binds, and nothing to others.
    tamper = statements => withoutFilter(statements.map(withoutScope))
    const unlocked = await answers()
    if (isBound) expect(unlocked).toEqual({ history: 0, position: 0, escalations: [], checkpoint: undefined })
    else
      expect(unlocked).toMatchObject({
        history: 4,
        position: 3,
        escalations: expect.arrayContaining([mine.conversationId, theirs.conversationId]),
      })
  })

  test("a person reaches the organizations that they have to do with, and no others", async () => {
    const seen = async (userId: string) => {
      const asked = db.selectDistinct({ id: messages.organizationId }).from(messages)
      const scope: Scope = { kind: "person", userId }
      const [, rows] = await within(db, scope, [reachOrganizationsOf(db, userId), asked])
      return rows.map(row => row.id)
    }
    expect(await seen(mine.owner)).toEqual([mine.id])
    expect(await seen(theirs.clara)).toEqual([theirs.id])
    expect(await seen(randomUUID())).toEqual([])
  })

  test("a conversation without an organization is shown to no tenant", async () => {
    const gone = await tenant(db)
    const asked = db.select({ id: messages.id }).from(messages).where(eq(messages.streamId, gone.id))
    const scope: Scope = { kind: "tenants", organizationIds: [gone.id] }
    expect((await within(db, scope, [asked]))[0]).toHaveLength(4)
    await db.delete(organization).where(eq(organization.id, gone.id))
    expect((await within(db, scope, [asked]))[0]).toEqual([])
    // They are still there, for the archive alone.
    expect((await within(db, { kind: "stream", organizationId: gone.id }, [asked]))[0]).toHaveLength(4)
  })

  test("who acts for a tenant writes what its staff keep, and nothing of another's", async () => {
    const titled = (id: string) =>
      db.update(knowledgeEntries).set({ title: "Changed" }).where(eq(knowledgeEntries.organizationId, id)).returning()
    expect((await within(db, own(), [titled(theirs.id)]))[0]).toEqual([])
    expect((await within(db, own(), [titled(mine.id)]))[0]).toHaveLength(1)
    expect((await within(db, { kind: "stream", organizationId: mine.id }, [titled(mine.id)]))[0]).toEqual([])
    const plant = db.insert(knowledgeEntries).values(entryOf(theirs.id))
    await expect(within(db, own(), [plant])).rejects.toMatchObject({ code: "42501" })
    const move = db.update(knowledgeEntries).set({ organizationId: theirs.id })
    await expect(within(db, own(), [move])).rejects.toMatchObject({ code: "42501" })
    const remove = db.delete(knowledgeEntries).where(eq(knowledgeEntries.organizationId, theirs.id)).returning()
    expect((await within(db, own(), [remove]))[0]).toEqual([])
  })

  test("who reads for a tenant writes nothing the archive keeps, and a stream writes nothing but its own", async () => {
    const stream: Scope = { kind: "stream", organizationId: mine.id }
    const change = (id: string) =>
      db.update(messages).set({ text: "Changed" }).where(eq(messages.streamId, id)).returning()
    expect((await within(db, own(), [change(mine.id)]))[0]).toEqual([])
    expect((await within(db, stream, [change(theirs.id)]))[0]).toEqual([])
    expect((await within(db, stream, [change(mine.id)]))[0]).toHaveLength(4)
    const adopt = db.update(messages).set({ organizationId: theirs.id }).where(eq(messages.streamId, mine.id))
    await expect(within(db, stream, [adopt])).rejects.toMatchObject({ code: "42501" })
    const claim = db.insert(archiveCheckpoints).values({ organizationId: theirs.id, epoch: randomUUID(), seq: 9 })
    await expect(within(db, stream, [claim])).rejects.toMatchObject({ code: "42501" })
    const enter = db.insert(customers).values({ organizationId: theirs.id, userId: mine.clara })
    await expect(within(db, { kind: "person", userId: theirs.clara }, [enter])).rejects.toMatchObject({ code: "42501" })
    const join = db.insert(member).values({ organizationId: theirs.id, userId: mine.clara, role: "owner" })
    await expect(within(db, { kind: "person", userId: mine.clara }, [join])).rejects.toMatchObject({ code: "42501" })
  })

  test("a scope ends with its transaction, also when a statement of it fails", async () => {
    const failing = db.execute(sql`select 1 / 0`)
    await expect(within(db, own(), [failing])).rejects.toThrow("division by zero")
    await within(db, own(), [db.select().from(messages)])
    const settings = ["organization_ids", "person_id", "stream_id"].map(
      one => sql`current_setting(${`app.${one}`}, true)`,
    )
    const { rows } = await db.execute(
      sql`select concat(${sql.join(settings, sql`, `)}) as left_over, current_user = session_user as is_self`,
    )
    expect(rows).toEqual([{ left_over: "", is_self: true }])
  })

  test("every table that says whose a row is has both locks", async () => {
    expect(await unlocked(db)).toEqual([])
    await db.execute(sql`create table diary (organization_id uuid, words text)`)
    expect(await unlocked(db)).toEqual(["diary"])
    await db.execute(sql`alter table diary enable row level security`)
    expect(await unlocked(db)).toEqual(["diary"])
    await db.execute(sql`alter table diary force row level security`)
    expect(await unlocked(db)).toEqual(["diary"])
    await db.execute(sql`create policy all_closed on diary for all using (false)`)
    expect(await unlocked(db)).toEqual([])
    await db.execute(sql`drop table diary`)
  })

  test("who has laid a role down for a scope may not look at accounts, sessions and secrets", async () => {
    const { rows } = await db.execute<{ count: string }>(sql`select count(*) from "user"`)
    expect(Number(rows[0]?.count)).toBeGreaterThan(0)
    for (const secret of ["account", "session", "verification", "rate_limit", '"user"']) {
      const asked = within(db, { kind: "person", userId: mine.clara }, [
        db.execute(sql`select * from ${sql.raw(secret)}`),
      ])
      // An ordinary owner stays who they are: policies bind them already.
      if (isBound) await expect(asked).resolves.toBeDefined()
      else await expect(asked).rejects.toMatchObject({ code: "42501" })
    }
  })
})

interface Tenant {
  id: string
  owner: string
  clara: string
  conversationId: string
  lastId: string
}

/** An organization with an owner, an invitation, something written down, and a customer whose conversation is archived: four entries, three of them public. */
async function tenant(db: Database): Promise<Tenant> {
  const [owner, clara] = [await person(db), await person(db)]
  const [row] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
  if (!row) throw new Error("An insert gives its row")
  const organizationId = row.id
  const expiresAt = new Date("2027-01-01")
  await db.insert(member).values({ organizationId, userId: owner, role: "owner" })
  await db.insert(invitation).values({ organizationId, inviterId: owner, email: "joan@example.com", expiresAt })
  const enter = db.insert(customers).values({ organizationId, userId: clara })
  await within(db, { kind: "person", userId: clara }, [enter])
  const story = new Story(organizationId)
  const customer = { id: clara, name: "Clara" }
  const conversationId = story.open(customer, "Is the ferry running?")
  story.add(conversationId, { kind: "customer", ...customer }, { type: "escalated", reason: "Parcel lost" })
  const last = story.add(conversationId, { kind: "staff", id: owner, name: "Maya" }, { type: "note", text: "Tides" })
  const write = db.insert(knowledgeEntries).values(entryOf(organizationId))
  const about = { organizationId, userId: clara }
  await within(db, { kind: "tenants", organizationIds: [organizationId] }, [
    write,
    db.insert(customerAttributes).values({ ...about, attributes: { plan: "pro" } }),
    db.insert(customerNotes).values({ ...about, authorName: "Maya", text: "Comes every summer" }),
  ])
  await beginArchive(db, { ...story, seen: null })
  expect(await writeBatch(db, story.batch())).toMatchObject({ seq: 4 })
  return { id: organizationId, owner, clara, conversationId, lastId: last.id }
}

const entryOf = (organizationId: string): typeof knowledgeEntries.$inferInsert => {
  const content = { title: "Ferry", questions: [], body: "It leaves every hour." }
  const [id, revision] = [randomUUID(), randomUUID()]
  return { ...content, id, organizationId, revision, source: "written", status: "published" }
}

async function person(db: Database): Promise<string> {
  const [row] = await db
    .insert(user)
    .values({ name: "Clara", email: `${randomUUID()}@example.com` })
    .returning()
  if (!row) throw new Error("An insert gives its row")
  return row.id
}

const pageOf = (organizationId: string, conversationId: string) =>
  ({ organizationId, conversationId, counting: "seq", before: null, limit: 10, saidOnly: false }) as const

/** Every statement goes through other hands first. */
function tampered(engine: Engine, tamper: (statements: Statement[]) => Statement[]): Engine {
  return { ...engine, runBatch: (statements, settings) => engine.runBatch(tamper(statements), settings) }
}

/** Where a statement says whose rows it wants. */
const tenantFilter = /(?:"\w+"|\bstands)\."?organization_id"? (?:=|in) \(?(\$\d+)\)?/g

function withoutScope(statement: Statement): Statement {
  const isScope = statement.query.includes("set_config('app.organization_ids'")
  return isScope ? { ...statement, query: "select $1::text, $2::text, $3::text" } : statement
}

/** Tables with an organization's id in them that are not locked, or to which no policy says whom they are shown. */
async function unlocked(db: Database): Promise<unknown[]> {
  const { rows } = await db.execute(sql`
    select relname from pg_class join pg_attribute on attrelid = pg_class.oid
    where attname = 'organization_id' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid))`)
  return rows.map(row => row.relname)
}
