import type { Entry } from "../../protocol/entry.ts"
import { Line } from "../client/line.ts"
import type { Person } from "../client/people.ts"
import { Trouble } from "../start/trouble.ts"
import type { Seen, Sent } from "./tally.ts"

/** How often the staff's connection is lost when something was heard. */
const loss = 0.03
/** From the last acceptance on, everything that is going to be heard is heard in this time. */
const patienceMs = 30_000

/** One of the staff with the console open: hears every entry of the organization, over a line that is lost every now and then. */
export class Watch {
  readonly seen: Seen[] = []
  readonly #missing: Set<string>
  readonly #conversations: Set<string>
  readonly #roll: (chance: number) => boolean
  readonly #complete = Promise.withResolvers<void>()
  #line: Line | null = null

  /** Settles once the line is up: what is sent from then on is heard. */
  static async open(
    { browser }: Person,
    organizationId: string,
    given: { sent: Sent[]; roll: (chance: number) => boolean },
  ): Promise<Watch> {
    const watch = new Watch(given)
    await new Promise<void>((up, failed) => {
      watch.#line = new Line(browser, organizationId, {
        welcomed: ({ resume, cursor }) => {
          if (cursor === undefined) failed(new Trouble("The watcher is not staff here", "Name another with --staff"))
          if (resume === "reset") watch.#complete.reject(new Error("The watcher's cursor was refused"))
          up()
        },
        entries: entries => watch.#hear(entries),
      })
    })
    return watch
  }

  private constructor({ sent, roll }: { sent: Sent[]; roll: (chance: number) => boolean }) {
    this.#missing = new Set(sent.flatMap(one => one.messages.map(message => message.id)))
    this.#conversations = new Set(sent.map(one => one.conversationId))
    this.#roll = roll
    this.#complete.promise.catch(() => {})
  }

  /** Settles when everything was heard, or when nothing more is to be expected: then the figures say what is missing. */
  async hasSeenAll(): Promise<void> {
    const timer = setTimeout(this.#complete.resolve, patienceMs)
    await this.#complete.promise
    clearTimeout(timer)
  }

  close(): void {
    this.#line?.close()
  }

  #hear(entries: Entry[]): void {
    for (const { id, conversationId, body } of entries) {
      if (body.type !== "message" || !this.#conversations.has(conversationId)) continue
      this.seen.push({ id, conversationId })
      this.#missing.delete(id)
    }
    if (this.#missing.size === 0) this.#complete.resolve()
    else if (this.#roll(loss)) this.#line?.cut()
  }
}
