import type { Conversation } from "../../protocol/conversation.ts"

type Shelf = ReadonlyMap<string, Conversation>

/** Ids are random, so that all shelves are about as full: of ten thousand conversations forty stand on each. */
const shelvesMax = 256

/**
 * The conversations that a page knows. Never changed in place: a change answers a new one, and costs the copy of one shelf.
 * A console that stays open all day knows tens of thousands, and hears of changes many times a second.
 */
export class Known {
  readonly shelves: readonly (Shelf | undefined)[]
  readonly size: number

  private constructor(shelves: readonly (Shelf | undefined)[], size: number) {
    this.shelves = shelves
    this.size = size
  }

  static readonly nothing = new Known([], 0)

  static of(...conversations: Conversation[]): Known {
    return conversations.reduce<Known>((known, one) => known.with(one), Known.nothing)
  }

  get(id: string): Conversation | undefined {
    return this.shelves[shelfOf(id)]?.get(id)
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  with(one: Conversation): Known {
    const place = shelfOf(one.id)
    const shelf = new Map(this.shelves[place])
    const size = shelf.has(one.id) ? this.size : this.size + 1
    const shelves = this.shelves.slice()
    shelves[place] = shelf.set(one.id, one)
    return new Known(shelves, size)
  }

  without(id: string): Known {
    if (!this.has(id)) return this
    const place = shelfOf(id)
    const shelf = new Map(this.shelves[place])
    shelf.delete(id)
    const shelves = this.shelves.slice()
    shelves[place] = shelf
    return new Known(shelves, this.size - 1)
  }

  *values(): Generator<Conversation> {
    for (const shelf of this.shelves) if (shelf !== undefined) yield* shelf.values()
  }

  *ids(): Generator<string> {
    for (const { id } of this.values()) yield id
  }
}

/** The last two digits of an id, which are random whoever made it. */
const shelfOf = (id: string): number => (Number.parseInt(id.slice(-2), 16) || 0) % shelvesMax
