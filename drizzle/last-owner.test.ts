import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import pg from "pg"
import { beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { eachPostgres, migrated } from "../dev/test/each-postgres.ts"
import type { Database } from "./client.ts"
import { violatedConstraint } from "./postgres-error.ts"
import { member, organization, user } from "./schema/auth.ts"

describe.each(await eachPostgres())("the owners of an organization in $name", ({ open, address }) => {
  let db: Database
  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  const owned = async (owners: number) => {
    const [made] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
    if (!made) throw new Error("An insert gives its row")
    const people = Array.from({ length: owners }, () => ({ name: "Ada", email: `${randomUUID()}@example.com` }))
    const added = await db.insert(user).values(people).returning()
    const rows = added.map(({ id }) => ({ organizationId: made.id, userId: id, role: "owner" }))
    const members = await db.insert(member).values(rows).returning()
    return { id: made.id, members }
  }
  const ownersOf = async (id: string) => {
    const rows = await db.select().from(member).where(eq(member.organizationId, id))
    return rows.filter(row => row.role === "owner").length
  }
  type Row = typeof member.$inferSelect
  const ways = {
    "steps down": ({ id }: Row) => db.update(member).set({ role: "agent" }).where(eq(member.id, id)),
    leaves: ({ id }: Row) => db.delete(member).where(eq(member.id, id)),
    "moves to another organization": ({ id }: Row) =>
      elsewhere().then(to => db.update(member).set(to).where(eq(member.id, id))),
    "deletes their account": ({ userId }: Row) => db.delete(user).where(eq(user.id, userId)),
  }
  const elsewhere = async () => ({ organizationId: (await owned(1)).id })

  test.each(Object.entries(ways))("one may go who %s, the last may not", async (_way, goes) => {
    const { id, members } = await owned(2)
    const [first, last] = members
    if (!first || !last) throw new Error("There are two")
    await goes(first)
    expect(await ownersOf(id)).toBe(1)
    expect(await goes(last).then(() => null, violatedConstraint)).toBe("organization_has_an_owner")
    expect(await ownersOf(id)).toBe(1)
  })

  test("of those who go in the same instant, one stays", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id, members } = await owned(3)
      const went = await Promise.allSettled(members.map(row => ways[round % 2 ? "leaves" : "steps down"](row)))
      const refused = went.flatMap(one => (one.status === "rejected" ? [violatedConstraint(one.reason)] : []))
      expect(refused).toEqual(["organization_has_an_owner"])
      expect(await ownersOf(id)).toBe(1)
    }
  })

  test("ownership is handed over in one transaction, whatever comes first in it", async () => {
    const { id, members } = await owned(1)
    const [owner] = members
    const [heir] = await db
      .insert(user)
      .values({ name: "Bo", email: `${randomUUID()}@example.com` })
      .returning()
    if (!owner || !heir) throw new Error("There is one")
    await db.batch([
      ways["steps down"](owner),
      db.insert(member).values({ organizationId: id, userId: heir.id, role: "owner" }),
    ])
    expect(await ownersOf(id)).toBe(1)
  })

  test("an organization goes with all its members", async () => {
    const { id, members } = await owned(2)
    await db.delete(organization).where(eq(organization.id, id))
    expect(await db.select().from(member).where(eq(member.organizationId, id))).toEqual([])
    expect(members).toHaveLength(2)
  })

  // PGlite has one session, where nobody waits for anybody.
  if (address !== undefined)
    test("who steps down waits for the other who is about to, and then sees what they did", async () => {
      const { id, members } = await owned(2)
      const [first, second] = members
      if (!first || !second) throw new Error("There are two")
      const session = new pg.Client(address)
      await session.connect()
      onTestFinished(() => session.end())
      await session.query("begin")
      await session.query("update member set role = 'agent' where id = $1", [first.id])
      await session.query("set constraints all immediate")
      const late = ways["steps down"](second).then(() => null, violatedConstraint)
      const waiting = "select from pg_locks where locktype = 'advisory' and not granted"
      await expect.poll(async () => (await session.query(waiting)).rowCount).toBe(1)
      await session.query("commit")
      expect(await late).toBe("organization_has_an_owner")
      expect(await ownersOf(id)).toBe(1)
    })
})
