import { expect, test } from "vitest"
import { Dice } from "../../dev/simulation/random.ts"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import { inOrder, matches, queueViews } from "../../protocol/view.ts"
import { noWork } from "../../protocol/work.ts"
import { Known } from "./known.ts"
import { type ListView, type Rows, withChange, withPage } from "./list-rows.ts"
import { Talk, uuid } from "./scene.ts"

const viewerId = uuid(1)
const pageRows = 5

const states: ((at: number) => ConversationState)[] = [
  () => ({ status: "open" }),
  at => ({ status: "waiting", escalation: { reason: "Refund", at } }),
  at => ({ status: "claimed", agent: { id: viewerId, name: "Ines" }, joinedAt: at, escalation: null }),
]

/** What the service has, and what a page knows of it by reading pages and hearing of changes, in any order. */
class Reading {
  readonly service = new Map<string, Conversation>()
  readonly view: ListView
  readonly #dice: Dice
  known = Known.nothing
  list: Rows = { rows: [], upTo: null }
  hasMore = true
  #isRead = false

  constructor(view: ListView, seed: number) {
    this.view = view
    this.#dice = new Dice(seed)
    for (let number = 10; number < 50; number += 1) this.service.set(uuid(number), this.#anew(uuid(number)))
  }

  /** Few moments, so that many conversations share one and their ids decide. */
  #anew(id: string): Conversation {
    const [at, due] = [this.#dice.below(12), this.#dice.below(6)]
    const state = this.#dice.pick(states)(at)
    const clocks = due === 0 ? {} : { next: { since: 0, amberAt: 0, due, isBreached: false } }
    const work = { ...noWork, clocks, waitingSince: state.status === "waiting" ? at : null }
    return { ...new Talk(Number(id.slice(-6))).conversation, state, work, updatedAt: at }
  }

  readPage(): void {
    if (!this.hasMore) return
    const { upTo } = this.list
    const rest = this.truth().filter(one => !this.#isRead || (upTo !== null && inOrder(upTo, one) < 0))
    const page = rest.slice(0, pageRows)
    for (const one of page) this.known = this.known.with(one)
    this.hasMore = rest.length > pageRows
    const before = this.#isRead ? this.list : { rows: [], upTo: null }
    this.list = withPage(before, this.known, { view: this.view, upTo: this.hasMore ? (page.at(-1) ?? upTo) : null })
    this.#isRead = true
  }

  /** Of one that is not known the page learns by asking, which comes to the same. */
  hearOfChange(): void {
    const after = this.#anew(this.#dice.pick([...this.service.keys()]))
    const before = this.known.get(after.id)
    this.service.set(after.id, after)
    this.list = { ...this.list, rows: withChange(this.list, this.view, { known: this.known, before, after }) }
    this.known = this.known.with(after)
  }

  truth(): Conversation[] {
    return [...this.service.values()].filter(one => matches(this.view.view, one, this.view)).sort(inOrder)
  }

  /** What has to be shown: everything the service has, as far as was read. */
  shouldShow(): string[] {
    const { upTo } = this.list
    return this.truth().flatMap(one => (upTo === null || inOrder(one, upTo) <= 0 ? [one.id] : []))
  }
}

test.for(["waiting", "mine", "all"] as const)(
  "however pages and changes come, %s shows what the service has, in its order, as far as was read",
  queue => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const reading = new Reading({ view: queueViews[queue], viewerId, now: 0 }, seed)
      const dice = new Dice(seed, 7)
      reading.readPage()
      for (let step = 0; step < 60; step += 1) {
        if (dice.chance(0.15)) reading.readPage()
        else reading.hearOfChange()
        expect(reading.list.rows, `seed ${seed}, step ${step}`).toEqual(reading.shouldShow())
      }
    }
  },
)

test("a change that moves nobody leaves the rows the same object, so that nothing is drawn again", () => {
  const reading = new Reading({ view: queueViews.all, viewerId, now: 0 }, 1)
  reading.readPage()
  const [first] = reading.truth()
  if (first === undefined) throw new Error("There is a first one")
  const after = { ...first, turn: 1 }
  expect(withChange(reading.list, reading.view, { known: reading.known, before: first, after })).toBe(reading.list.rows)
})
