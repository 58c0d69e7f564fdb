import type { Entry } from "../../protocol/entry.ts"
import { inTime } from "../client/in-time.ts"
import { Line } from "../client/line.ts"
import type { Person } from "../client/people.ts"
import type { Item } from "../simulation/history/history.ts"
import { Trouble } from "../start/trouble.ts"
import type { Talk } from "./talk.ts"

/** How often the staff's connection is lost when something was heard. */
const loss = 0.03
/** From the last acceptance on, everything that is going to be heard is heard in this time. */
const patienceMs = 30_000

/** One of the staff with the console open: hears every entry of the organization, over a line that is lost every now and then. */
export class Watch {
  readonly seen: Item[] = []
  readonly #missing: Set<string>
  readonly #senders: Set<string>
  readonly #roll: (chance: number) => boolean
  readonly #complete = Promise.withResolvers<void>()
  #line: Line | null = null

  /** Settles once the line is up: what is sent from then on is heard. */
  static async open(
    { browser }: Person,
    organizationId: string,
    given: { talks: Talk[]; roll: (chance: number) => boolean },
  ): Promise<Watch> {
    const watch = new Watch(given)
    const listening = new Promise<void>((up, failed) => {
      watch.#line = new Line(browser, organizationId, {
        welcomed: ({ resume, cursor }) => {
          if (cursor === undefined) failed(new Trouble("The watcher is not staff here", "Name another with --staff"))
          if (resume === "reset") watch.#complete.reject(new Error("The watcher's cursor was refused"))
          up()
        },
        entries: entries => watch.#hear(entries),
      })
    })
    await inTime(listening, patienceMs, "Opening the watcher's line")
    return watch
  }

  private constructor({ talks, roll }: { talks: Talk[]; roll: (chance: number) => boolean }) {
    this.#missing = new Set(talks.flatMap(talk => talk.messages.map(message => message.id)))
    this.#senders = new Set(talks.map(talk => talk.sender))
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
      if (body.type !== "message" || !this.#senders.has(conversationId)) continue
      this.seen.push({ id, channel: conversationId, content: body.text })
      this.#missing.delete(id)
    }
    if (this.#missing.size === 0) this.#complete.resolve()
    else if (this.#roll(loss)) this.#line?.cut()
  }
}
