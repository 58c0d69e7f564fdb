import { and, asc, count, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import type { Database } from "./client.ts"
import { deskItems } from "./schema/desk-items.ts"
import { type Scope, within } from "./scope.ts"

type Row = typeof deskItems.$inferSelect
export type ItemKind = Row["kind"]
export type DeskItem = Pick<Row, "id" | "name" | "content" | "ownerId" | "updatedAt">
export type ItemContent = Pick<Row, "name" | "content" | "ownerId">

/** What one person of an organization has of one kind: the team's, and what is theirs alone. */
export interface Shelf {
  organizationId: string
  kind: ItemKind
  userId: string
}

export async function listItems(database: Database, shelf: Shelf): Promise<DeskItem[]> {
  const list = database
    .select()
    .from(deskItems)
    .where(onShelf(shelf))
    .orderBy(...byName)
  const [rows] = await within(database, own(shelf), [list])
  return rows
}

export async function findItem(database: Database, shelf: Shelf, id: string): Promise<DeskItem | null> {
  const [rows] = await within(database, own(shelf), [select(database, shelf, id)])
  return rows[0] ?? null
}

/** What came of a new item. `conflict`: its id stands for something else, here or on a shelf that this person has not. */
export type Created = { status: "created" | "repeated"; item: DeskItem } | { status: "conflict" } | { status: "full" }

/**
 * Puts a new item there. An id that is used already changes nothing: the same content again is `repeated`, also where the item
 * was changed since. `full` when there would be more than `itemsMax` of its owner's with it. Throws where the name is taken.
 */
export async function createItem(
  database: Database,
  shelf: Shelf,
  { id, itemsMax, ...content }: ItemContent & { id: string; itemsMax: number },
): Promise<Created> {
  const { organizationId, kind } = shelf
  const insert = database
    .insert(deskItems)
    .values({ ...content, id, organizationId, kind })
    .onConflictDoNothing({ target: [deskItems.organizationId, deskItems.id] })
    .returning({ id: deskItems.id })
  const read = database
    .select({ item: deskItems, isAsGiven: isAsGiven(content) })
    .from(deskItems)
    .where(and(onShelf(shelf), eq(deskItems.id, id)))
  const batch = [
    queueUp(database, shelf),
    insert,
    takeBackBeyond(database, shelf, { id, itemsMax, ownerId: content.ownerId }),
    read,
  ] as const
  const [, inserted, , [found]] = await within(database, own(shelf), batch)
  if (inserted.length > 0) return found ? { status: "created", item: found.item } : { status: "full" }
  return found?.isAsGiven ? { status: "repeated", item: found.item } : { status: "conflict" }
}

/** In Postgres, for which the order of keys is no difference. What it said first is not kept, so whoever changed it is believed. */
const isAsGiven = ({ name, content, ownerId }: ItemContent): SQL<boolean> => sql<boolean>`
  ${deskItems.updatedAt} <> ${deskItems.createdAt} or (${deskItems.name} = ${name}
    and ${deskItems.content} = ${JSON.stringify(content)}::jsonb and ${deskItems.ownerId} is not distinct from ${ownerId}::uuid)`

/** Changes what is named; the rest stays. Null when there is no such item, or no more room where it would go. */
export async function changeItem(
  database: Database,
  shelf: Shelf,
  { id, itemsMax, content, ...change }: Partial<ItemContent> & { id: string; itemsMax: number },
): Promise<DeskItem | null> {
  const merged = content && { content: sql`${deskItems.content} || ${JSON.stringify(content)}::jsonb` }
  const update = database
    .update(deskItems)
    .set({ ...change, ...merged, updatedAt: sql`now()` })
    .where(and(onShelf(shelf), eq(deskItems.id, id), hasRoom(database, shelf, { id, itemsMax, ...change })))
    .returning()
  const [, [item]] = await within(database, own(shelf), [queueUp(database, shelf), update])
  return item ?? null
}

/** Takes an item away and says whether it was there. */
export async function removeItem(database: Database, shelf: Shelf, id: string): Promise<boolean> {
  const remove = database
    .delete(deskItems)
    .where(and(onShelf(shelf), eq(deskItems.id, id)))
    .returning({ id: deskItems.id })
  const [removed] = await within(database, own(shelf), [remove])
  return removed.length > 0
}

/** Where somebody has one of the same name as the team, the team's comes first. */
const byName = [asc(sql`lower(${deskItems.name})`), sql`${deskItems.ownerId} nulls first`]

const own = ({ organizationId }: Shelf): Scope => ({ kind: "tenants", organizationIds: [organizationId] })

function onShelf({ organizationId, kind, userId }: Shelf): SQL | undefined {
  const theirs = or(isNull(deskItems.ownerId), eq(deskItems.ownerId, userId))
  return and(eq(deskItems.organizationId, organizationId), eq(deskItems.kind, kind), theirs)
}

const select = (database: Database, shelf: Shelf, id: string) =>
  database
    .select()
    .from(deskItems)
    .where(and(onShelf(shelf), eq(deskItems.id, id)))

/** Two at once cannot both have the last room. */
const queueUp = (database: Database, { organizationId, kind }: Shelf) =>
  database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${organizationId}`}, 0))`)

interface Room {
  id: string
  itemsMax: number
  /** Where it goes; undefined: where it is. */
  ownerId?: string | null
}

/** What was put there a moment ago in this transaction, if that was one too many. */
function takeBackBeyond(database: Database, shelf: Shelf, { id, itemsMax, ownerId = null }: Room) {
  const isNew = sql`${deskItems.createdAt} = now()::timestamptz(3)`
  const counted = database.select({ items: count() }).from(deskItems).where(ownedBy(shelf, ownerId))
  return database
    .delete(deskItems)
    .where(and(onShelf(shelf), eq(deskItems.id, id), isNew, sql`(${counted}) > ${itemsMax}::int`))
}

function hasRoom(database: Database, shelf: Shelf, { id, itemsMax, ownerId }: Room): SQL | undefined {
  if (ownerId === undefined) return undefined
  const others = and(ownedBy(shelf, ownerId), sql`${deskItems.id} <> ${id}::uuid`)
  return sql`(${database.select({ items: count() }).from(deskItems).where(others)}) < ${itemsMax}::int`
}

const ownedBy = ({ organizationId, kind }: Shelf, ownerId: string | null): SQL | undefined =>
  and(
    eq(deskItems.organizationId, organizationId),
    eq(deskItems.kind, kind),
    ownerId === null ? isNull(deskItems.ownerId) : eq(deskItems.ownerId, ownerId),
  )
