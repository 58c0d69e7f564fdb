import type { Happening, Kept } from "../../web/live/event.ts"
import type { Timeline } from "./timeline.ts"

/** A tab that shares what is kept with others of its browser. */
interface Tab {
  keptElsewhere(item: Kept): void
  forgottenElsewhere(id: string): void
}

/** From one tab's storage event to the others'. */
const toldMs = 5

/** What a browser keeps for one person: all their tabs have it, and hear what the others do to it (web/live/outbox-storage.ts). */
export class KeptItems {
  readonly #items = new Map<string, Kept>()
  readonly #seen = new Set<string>()
  readonly #tabs = new Set<Tab>()
  readonly #timeline: Timeline
  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  opened(tab: Tab): void {
    this.#tabs.add(tab)
  }

  closed(tab: Tab): void {
    this.#tabs.delete(tab)
  }

  all(): Kept[] {
    return [...this.#items.values()].sort((a, b) => a.at - b.at)
  }

  keep(item: Kept, by: Tab): void {
    this.#items.set(item.operation.id, item)
    this.#seen.add(item.operation.id)
    this.#tell(by, tab => tab.keptElsewhere(item))
  }

  forget(id: string, by: Tab): void {
    if (this.#items.delete(id)) this.#tell(by, tab => tab.forgottenElsewhere(id))
  }

  answeredElsewhere(id: string): Happening | null {
    const item = this.#items.get(id)
    if (item === undefined) return this.#seen.has(id) ? { type: "forgotten_elsewhere", id } : null
    return item.refusal === undefined ? null : { type: "kept_elsewhere", item }
  }

  #tell(by: Tab, say: (tab: Tab) => void): void {
    for (const tab of this.#tabs) {
      if (tab !== by) this.#timeline.after(toldMs, () => this.#tabs.has(tab) && say(tab))
    }
  }
}
