import { randomUUID } from "node:crypto"
import { setTimeout as later } from "node:timers/promises"
import type { Entry } from "../../protocol/entry.ts"
import { Line } from "../client/line.ts"
import type { Person } from "../client/people.ts"
import type { Item } from "../simulation/history/history.ts"

const pauseMs = 60
/** Longest wait for something that a running Parley does at once, and one that just started within seconds. */
const patienceMs = 30_000

/** One of two people in a conversation, who writes on and on, and remembers what was acknowledged and what was heard. */
export class Talker {
  /** Ids of the own messages that the organization has accepted, in the order they were sent. */
  readonly acknowledged: string[] = []
  /** Messages of the other one, exactly as they came. */
  readonly heard: Item[] = []
  readonly person: Person
  readonly conversationId: string
  /** Settles once the line is up: what is said from then on is heard. */
  readonly listening: Promise<void>
  readonly #line: Line
  readonly #news = new Set<() => void>()
  #talking: Promise<void> | null = null
  #leaving = false

  constructor(person: Person, { organizationId, conversationId }: { organizationId: string; conversationId: string }) {
    this.person = person
    this.conversationId = conversationId
    const listening = Promise.withResolvers<void>()
    this.listening = listening.promise
    this.#line = new Line(person.browser, organizationId, {
      welcomed: () => listening.resolve(),
      entries: entries => this.#hear(entries),
    })
  }

  async open(): Promise<void> {
    await this.#write("start")
  }

  talk(): void {
    this.#talking = this.#goOn()
  }

  async stop(): Promise<void> {
    this.#leaving = true
    await this.#talking
  }

  hangUp(): void {
    this.#line.close()
  }

  /** Settles with the next acknowledgement: the organization answers again. */
  async isAnswered(): Promise<void> {
    const before = this.acknowledged.length
    if (!(await this.#until(() => this.acknowledged.length > before)))
      throw new Error(`${this.person.name} got no answer within ${patienceMs / 1000} s`)
  }

  /** How many of these messages were heard, once it is all of them or nothing more is to be expected. */
  async hasHeard(ids: string[]): Promise<number> {
    const heardOf = () => {
      const heard = new Set(this.heard.map(one => one.id))
      return ids.filter(id => heard.has(id)).length
    }
    await this.#until(() => heardOf() === ids.length)
    return heardOf()
  }

  async #goOn(): Promise<void> {
    while (!this.#leaving) {
      await this.#write("send")
      await later(pauseMs)
    }
  }

  async #write(type: "start" | "send"): Promise<void> {
    const { conversationId } = this
    const operation = { id: randomUUID(), conversationId, command: { type, text: `Word ${this.acknowledged.length}` } }
    const outcome = await this.#line.do(operation)
    if (!outcome.ok) throw new Error(`${this.person.name} was refused: ${outcome.code}`)
    this.acknowledged.push(operation.id)
    this.#tell()
  }

  #hear(entries: Entry[]): void {
    const messages = entries.filter(
      one =>
        one.conversationId === this.conversationId &&
        one.body.type === "message" &&
        one.author.name !== this.person.name,
    )
    this.heard.push(...messages.map(({ id, conversationId }) => ({ id, channel: conversationId })))
    this.#tell()
  }

  /** True as soon as it is so; false when it is not after a while. */
  #until(isSo: () => boolean): Promise<boolean> {
    return new Promise(done => {
      const look = () => isSo() && end(true)
      const end = (outcome: boolean) => {
        clearTimeout(timer)
        this.#news.delete(look)
        done(outcome)
      }
      const timer = setTimeout(end, patienceMs, false)
      this.#news.add(look)
      look()
    })
  }

  #tell(): void {
    for (const look of this.#news) look()
  }
}
