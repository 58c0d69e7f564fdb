import { numbersIn } from "../../clients/message.ts"
import { isEntries, ParleySocket } from "../../clients/parley-socket.ts"
import { agent } from "../../clients/people.ts"

const openedAtOnce = 50

/** Open consoles of one organization, some of which can stop reading. */
export class ConsoleCrowd {
  readonly #consoles: Console[] = []
  readonly #slow: Console[] = []

  static async open(url: string, { readers, slow }: { readers: number; slow: number }): Promise<ConsoleCrowd> {
    const crowd = new ConsoleCrowd()
    for (let from = 0; from < readers; from += openedAtOnce)
      crowd.#consoles.push(...(await Promise.all(Array.from({ length: openedAtOnce }, () => Console.open(url)))))
    crowd.#slow.push(...crowd.#consoles.slice(0, slow))
    return crowd
  }

  stall(): void {
    for (const one of this.#slow) one.socket.stall()
  }

  readOn(): void {
    for (const one of this.#slow) one.socket.readOn()
  }

  /** From now on each arrival at one of the others is told, until message `last` is everywhere but at the slow ones. */
  async others(last: number, arrived: (n: number) => void): Promise<void> {
    const others = this.#consoles.slice(this.#slow.length)
    await Promise.all(others.map(one => one.reaches(last, arrived)))
  }

  /** Settles when every console, the slow ones included, has every message up to this one. */
  async complete(last: number): Promise<void> {
    await Promise.all(this.#consoles.map(one => one.reaches(last, () => {})))
  }

  /** How many messages the slow ones lack, of those up to this one. */
  lacking(last: number): number {
    return this.#slow.reduce((total, one) => total + last - one.newest, 0)
  }
}

class Console {
  readonly socket: ParleySocket
  /** The highest number that it has heard; it has all that are lower. */
  newest = 0
  #told: (n: number) => void = () => {}
  private constructor(socket: ParleySocket) {
    this.socket = socket
  }

  static async open(url: string): Promise<Console> {
    const console = new Console(await ParleySocket.admitted(url, agent()))
    await console.socket.greet(data => console.#hear(data))
    return console
  }

  reaches(last: number, arrived: (n: number) => void): Promise<void> {
    return new Promise(reached => {
      if (this.newest >= last) return reached()
      this.#told = n => {
        arrived(n)
        if (n === last) reached()
      }
    })
  }

  #hear(data: Buffer): void {
    if (!isEntries(data)) return
    for (const n of numbersIn(data)) {
      // The message that opens the conversation.
      if (n === 0) continue
      if (n !== this.newest + 1) throw new Error(`A console heard ${n} after ${this.newest}`)
      this.newest = n
      this.#told(n)
    }
  }
}
