import { mark, numbersIn } from "./message.ts"

/** One of many who listen; any of them can also speak. */
export interface Listener {
  send(frame: string): void
  close(): void
}

/** Opens a listener that hands on what it hears, unparsed. */
export type OpenListener = (n: number, heard: (data: Buffer | string) => void) => Promise<Listener>

/** Socket handshakes at once; more only wait for each other. */
const openingMax = 50

/** Everybody who hears the same messages, and what they have heard since the last look. */
export class Audience {
  readonly listeners: Listener[] = []
  #heard: (Buffer | string)[][] = []
  #awaited = { mark: "", left: 0, reached: (_at: number) => {} }

  static async open(size: number, open: OpenListener): Promise<Audience> {
    const audience = new Audience()
    for (let first = 0; first < size; first += openingMax) {
      const some = Array.from({ length: Math.min(openingMax, size - first) }, (_, n) => first + n)
      audience.listeners.push(...(await Promise.all(some.map(n => open(n, data => audience.#take(n, data))))))
    }
    return audience
  }

  /** Settles with the moment at which the last listener has message `n`. */
  reachedBy(n: number): Promise<number> {
    return new Promise(reached => {
      this.#awaited = { mark: mark(n), left: this.listeners.length, reached }
    })
  }

  /** Forgets what was heard, after a look at all of it: everybody must have every one of these messages, once and in order. */
  verify(name: string, numbers: readonly number[]): void {
    const expected = numbers.join(" ")
    for (const [n, frames] of this.#heard.entries()) {
      const heard = frames.flatMap(numbersIn).join(" ")
      if (heard !== expected) throw new Error(`Listener ${n} of ${name} heard ${heard} and not ${expected}`)
    }
    this.#heard = []
  }

  forget(): void {
    this.#heard = []
  }

  #take(n: number, data: Buffer | string): void {
    this.#heard[n] ??= []
    this.#heard[n].push(data)
    const awaited = this.#awaited
    if (!data.includes(awaited.mark)) return
    awaited.left -= 1
    if (awaited.left === 0) awaited.reached(performance.now())
  }
}
