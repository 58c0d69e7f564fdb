import type { History, Item, Observer, Sent } from "./history.ts"

/** What a history says really happened: the log, or, where nobody could read that, what was acknowledged. */
export class Truth {
  readonly items: readonly Item[]
  readonly #sent: Map<string, Sent>
  readonly #byId: Map<string, Item>
  readonly #places: Map<string, number>
  readonly #turns: Map<string, number>

  constructor({ sent, log }: History) {
    this.items = log ?? sent.filter(({ outcome }) => outcome === "acknowledged")
    this.#sent = new Map(sent.map(item => [item.id, item]))
    this.#byId = new Map(this.items.map(item => [item.id, item]))
    this.#turns = new Map(sent.map(({ id }, turn) => [id, turn]))
    this.#places = new Map(log?.map(({ id }, place) => [id, place]))
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** The item as it is stored, or as it was asked for when it is not. */
  of(id: string): Item | undefined {
    return this.#byId.get(id) ?? this.#sent.get(id)
  }

  askedFor(id: string): Sent | undefined {
    return this.#sent.get(id)
  }

  /** When it was asked for, among everything that was. */
  turnOf(id: string): number {
    return this.#turns.get(id) ?? -1
  }

  /** Where the log has it; undefined when it has not, or cannot be read. */
  placeOf(id: string): number | undefined {
    return this.#places.get(id)
  }

  visibleTo(observer: Observer): Item[] {
    return this.items.filter(item => maySee(observer, item))
  }
}

export const maySee = ({ channels, seesPrivate }: Observer, item: Item): boolean =>
  (seesPrivate || item.isPrivate !== true) && (channels === "all" || channels.includes(item.channel))
