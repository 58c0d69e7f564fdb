import { database } from "../../../drizzle/client.ts"
import {
  changeItem,
  createItem,
  type DeskItem,
  findItem,
  type ItemContent,
  listItems,
  removeItem,
  type Shelf,
} from "../../../drizzle/desk-items.ts"
import { violatedConstraint } from "../../../drizzle/postgres-error.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import type { View } from "../../../protocol/view.ts"
import type { Action } from "../../../protocol/work-command.ts"
import { record } from "../../audit/record.ts"
import { manages } from "../../identity/roles.ts"
import type { Place } from "../place.ts"
import type { Asked } from "../signed-in.ts"
import type { DeskNoun } from "./desk-items.ts"

/** An item as it is told. */
export interface Shown {
  id: string
  name: string
  updatedAt: number
}

/** What is said of an item that is made or changed. */
export interface Given {
  name?: string | undefined
  text?: string | undefined
  actions?: Action[] | undefined
  view?: View | undefined
  /** Where an item can be somebody's own. */
  isShared?: boolean | undefined
}

/** What one of the staff does with what the team keeps at hand. Own items are theirs alone, and owners and admins share. */
export function itemDesk(context: Asked, noun: DeskNoun, place: Place) {
  const db = database(context.env)
  const { organization, viewer, role, stub } = place
  const { userId } = viewer
  const shelf: Shelf = { organizationId: organization.id, kind: noun.kind, userId }
  const hasOwn = noun.itemsMax.own > 0
  const mayTouch = (ownerId: string | null) => !hasOwn || ownerId !== null || manages(role)
  const roomOf = (ownerId: string | null) => noun.itemsMax[ownerId === null ? "shared" : "own"]
  const ownerOf = ({ isShared }: Given) => (hasOwn && isShared === false ? userId : null)

  /** What is one's own alone has no name in the record. */
  const note = (done: "created" | "changed" | "deleted", { name, ownerId }: Pick<DeskItem, "name" | "ownerId">) =>
    record(context, organization.id, {
      action: `${noun.kind}.${done}`,
      ...(ownerId === null && { subject: name }),
    })

  return {
    async list(): Promise<Shown[]> {
      return (await listItems(db, shelf)).flatMap(item => noun.item.safeParse(shownItem(item)).data ?? [])
    },

    async make(id: string, given: Given & { name: string }): Promise<Result<{ item: Shown; isRepeated: boolean }>> {
      const ownerId = ownerOf(given)
      if (!mayTouch(ownerId)) return refuse("forbidden")
      const checked = await noun.check(place, given)
      if (!checked.ok) return checked
      return named(async () => {
        const content = { name: given.name, content: contentOf(given), ownerId }
        const made = await createItem(db, shelf, { ...content, id, itemsMax: roomOf(ownerId) })
        if (made.status === "full") return refuse("limit_reached")
        if (made.status === "conflict") return refuse("conflict")
        const isRepeated = made.status === "repeated"
        if (!isRepeated) await Promise.all([note("created", made.item), stub.tellChanged(noun.noun)])
        return { ok: true, item: noun.item.parse(shownItem(made.item)), isRepeated }
      })
    },

    async change(id: string, given: Given): Promise<Result<{ item: Shown }>> {
      const before = await findItem(db, shelf, id)
      if (before === null) return refuse("not_found")
      const ownerId = given.isShared === undefined ? before.ownerId : ownerOf(given)
      if (!mayTouch(before.ownerId) || !mayTouch(ownerId)) return refuse("forbidden")
      const checked = await noun.check(place, given)
      if (!checked.ok) return checked
      return named(async () => {
        const change: Partial<ItemContent> = {
          ...(given.name !== undefined && { name: given.name }),
          ...(ownerId !== before.ownerId && { ownerId }),
          content: contentOf(given),
        }
        const changed = await changeItem(db, shelf, { ...change, id, itemsMax: roomOf(ownerId) })
        if (changed === null) return refuse("limit_reached")
        await Promise.all([note("changed", changed), stub.tellChanged(noun.noun)])
        return { ok: true, item: noun.item.parse(shownItem(changed)) }
      })
    },

    async remove(id: string): Promise<Result<object>> {
      const before = await findItem(db, shelf, id)
      if (before === null) return refuse("not_found")
      if (!mayTouch(before.ownerId)) return refuse("forbidden")
      if (!(await removeItem(db, shelf, id))) return refuse("not_found")
      await Promise.all([note("deleted", before), stub.tellChanged(noun.noun)])
      return { ok: true }
    },
  }
}

const contentOf = ({ name: _name, isShared: _isShared, ...content }: Given): Record<string, unknown> => content

const shownItem = ({ id, name, content, ownerId, updatedAt }: DeskItem): Shown & Record<string, unknown> => ({
  ...content,
  id,
  name,
  isShared: ownerId === null,
  updatedAt: updatedAt.getTime(),
})

/** Two things of one name are refused, whoever was first. */
async function named<T>(write: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await write()
  } catch (error) {
    if (violatedConstraint(error) !== "idx_desk_items_name") throw error
    return refuse("already_exists", "There is one of this name.")
  }
}
