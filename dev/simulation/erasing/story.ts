import type { Batch } from "../../../drizzle/archive.ts"
import type { Command } from "../../../protocol/command.ts"
import { erased } from "../../../protocol/erased.ts"
import type { Viewer } from "../../../protocol/person.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import { Erasures } from "../../../worker/org/erasure/erasures.ts"
import { CourierInMemory } from "../courier-in-memory.ts"
import { keptIn, logOf } from "../log-of.ts"
import { ObjectHost } from "../object-host.ts"
import { PostgresInMemory } from "../postgres-in-memory.ts"
import { Dice } from "../random.ts"
import { Timeline } from "../timeline.ts"

const id = (kind: string, n: number) => `00000000-0000-4000-${kind}-${String(n).padStart(12, "0")}`
const lena: Viewer = { userId: id("9000", 1), name: "Lena", isGuest: true, role: null }
const otto: Viewer = { userId: id("9000", 2), name: "Otto", isGuest: true, role: null }
const ines: Viewer = { userId: id("9000", 3), name: "Ines", isGuest: false, role: "agent" }
const hers = [id("b000", 1), id("b000", 2)]
const his = id("b000", 3)
/** What is said in each conversation, and nowhere else. */
const wordOf = new Map([...hers.map((one, index) => [one, `parsley-${index}`] as const), [his, "bergamot"]])

export type Teller = "page" | "courier" | "archive"

/** Lena is erased while people talk, pages come and go, the object breaks, and neither Postgres nor the courier can be relied on. */
export class ErasingStory {
  readonly violations: string[] = []
  /** How often her words were told while they could be. */
  readonly told: Record<Teller, number> = { page: 0, courier: 0, archive: 0 }
  readonly #dice: Dice
  readonly #timeline = new Timeline()
  readonly #postgres: PostgresInMemory
  readonly #host: ObjectHost
  readonly #kept: string[] = []
  #operations = 0
  #isWanted = false
  #isPeaceful = false
  #working = -1

  constructor(seed: number) {
    this.#dice = new Dice(seed)
    const tells = (what: Teller, text: string) => this.#tells(what, text)
    this.#postgres = new (class extends PostgresInMemory {
      override port(isAlive: () => boolean): ReturnType<PostgresInMemory["port"]> {
        const shipped = super.port(isAlive)
        const write = (batch: Batch) => {
          tells("archive", JSON.stringify(batch))
          return shipped.write(batch)
        }
        return { ...shipped, write }
      }
    })(this.#timeline, new Dice(seed, 1))
    this.#host = new ObjectHost(this.#timeline, this.#postgres)
    this.#host.courier = new CourierInMemory({
      ...{ timeline: this.#timeline, dice: new Dice(seed, 2) },
      says: notice => tells("courier", JSON.stringify(notice)),
      answers: work => this.#host.do(work),
    })
  }

  async play(acts: number): Promise<void> {
    const [first = his, second = his] = hers
    const all: (() => void)[] = [
      ...[first, second].map(one => () => this.#does(lena, one, { type: "send", text: this.#words(one) })),
      () => this.#does(lena, first, { type: "escalate", reason: this.#words(first) }),
      () => this.#does(ines, first, { type: "note", text: this.#words(first) }),
      () => this.#does(otto, his, { type: "send", text: this.#words(his) }),
      () => this.#does(ines, his, { type: "note", text: this.#words(his) }),
      ...[lena, ines, ines, otto].map(one => () => this.#opens(one)),
      () => this.#host.crash(),
      () => this.#host.evict(),
      () => void this.#postgres.faults.push(this.#dice.pick(["archive call lost", "archive write after timeout"])),
      () => void this.#host.courier?.faults.push(this.#dice.pick(["courier down", "courier's answer lost"])),
    ]
    for (const one of [first, second, his])
      this.#does(one === his ? otto : lena, one, { type: "start", text: this.#words(one) })
    const erasedAt = this.#dice.below(acts)
    for (let n = 0; n < acts; n += 1) {
      if (n === erasedAt) this.#erases()
      else this.#dice.pick(all)()
      await this.#passes(this.#dice.below(400))
    }
    this.#isPeaceful = true
    this.#postgres.faults.splice(0)
    for (let minute = 0; minute < 5; minute += 1) await this.#passes(60_000)
    this.#opens(ines)
    this.#judges()
    this.#host.end()
  }

  #words = (conversationId: string): string => `${wordOf.get(conversationId)} ${this.#operations}`

  #does(viewer: Viewer, conversationId: string, command: Command): void {
    this.#operations += 1
    const outcome = this.#host.execute(viewer, { id: id("a000", this.#operations), conversationId, command }, "none")
    if (outcome?.ok && conversationId === his && "text" in command) this.#kept.push(command.text)
  }

  /** A page that knows nothing, and of staff one that has been away since the first entry. */
  #opens(viewer: Viewer): void {
    const socket = this.#host.accept(viewer, { toClient: text => this.#tells("page", text), closed: () => {} })
    const epoch = this.#host.core.meta.epoch()
    const from = viewer === ines ? { epoch, cursor: 0 } : {}
    this.#host.deliver(socket, JSON.stringify({ type: "hello", protocol: protocolVersion, ...from }), "none")
  }

  #erases(): void {
    this.#isWanted = true
    this.#host.inTurn(core => core.erasing.begin({ id: id("c000", 1), personId: lena.userId, by: null, addresses: [] }))
  }

  /** The alarm of an object that is owed an erasure rings at once, and again when it could not be done. */
  async #passes(ms: number): Promise<void> {
    const { core, life } = this.#host
    if (core.erasing.open() !== null && this.#working !== life) {
      this.#working = life
      const answered = <T>(work: () => T) => this.#answers(life, work)
      const port = {
        pause: () => answered(() => this.#host.do(() => {})),
        emptyConversation: (one: string) => answered(() => this.#empties(one)),
        forgetPerson: () => answered(() => {}),
        forgetMail: () => answered(() => {}),
        forgetTurn: () => answered(() => {}),
      }
      const drain = { run: () => this.#host.settle() }
      void new Erasures({ ...core, drain, port, sendAway: () => {} }).run().then(() => {
        if (this.#working === life) this.#working = -1
      })
    }
    await this.#timeline.pass(ms)
  }

  /** Another object's answer, which finds nobody when this one has broken meanwhile; and now and then there is none. */
  #answers<T>(life: number, work: () => T): Promise<T> {
    const isLost = !this.#isPeaceful && this.#dice.chance(0.1)
    return new Promise((resolve, reject) => {
      this.#timeline.after(1 + this.#dice.below(200), () => {
        const done = work()
        if (this.#host.life !== life) return
        this.#timeline.settled()
        if (isLost) reject(new Error("It did not answer"))
        else resolve(done)
      })
    })
  }

  #empties(conversationId: string): void {
    const { entries, conversations } = this.#postgres
    for (const [seq, entry] of entries) if (entry.conversationId === conversationId) entries.set(seq, erased(entry))
    conversations.delete(conversationId)
  }

  /** Nothing of a conversation that has vanished is told to anybody any more. */
  #tells(what: Teller, text: string): void {
    for (const one of hers) {
      if (!text.includes(wordOf.get(one) ?? "")) continue
      this.told[what] += 1
      const isGone = this.#isWanted && this.#host.core.conversations.get(one) === null
      if (isGone) this.violations.push(`${what}: told after it was erased: ${text.slice(0, 300)}`)
    }
  }

  #judges(): void {
    const [standing] = this.#host.core.erasing.newest()
    if (standing?.doneAt == null) this.violations.push("unfinished: the erasure has not come to its end")
    const archived = JSON.stringify([...this.#postgres.entries.values(), ...this.#postgres.conversations.values()])
    for (const [place, text] of Object.entries({ "the object": keptIn(this.#host), Postgres: archived })) {
      if (/parsley|Lena/.test(text)) this.violations.push(`kept: something of her is left in ${place}`)
      for (const words of this.#kept)
        if (!text.includes(words)) this.violations.push(`lost: ${words} of somebody else is not in ${place}`)
    }
    const hole = logOf(this.#host).findIndex(({ seq }, index) => seq !== index + 1)
    if (hole !== -1) this.violations.push(`hole: before the entry at ${hole}`)
  }
}
