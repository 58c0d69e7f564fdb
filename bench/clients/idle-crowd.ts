import { randomUUID } from "node:crypto"
import { ParleySocket } from "./parley-socket.ts"
import { parleyTalker } from "./parley-talker.ts"
import { agent, customer } from "./people.ts"

const pingEveryMs = 3_000
const staffAmongThem = 10

/** Pages that are open and silent: each pings every few seconds, and must be answered each time. */
export class IdleCrowd {
  readonly organization = randomUUID()
  readonly #sockets: ParleySocket[] = []
  #pings = 0
  #pongs = 0
  #timer: NodeJS.Timeout | undefined

  static async open(url: string, size: number): Promise<IdleCrowd> {
    const crowd = new IdleCrowd()
    for (let n = 0; n < size; n += 1) {
      const viewer = n < staffAmongThem ? agent(n) : customer(n)
      const socket = await ParleySocket.admitted(`${url}/${crowd.organization}`, viewer)
      await socket.greet(data => {
        if (data.toString() === "pong") crowd.#pongs += 1
      })
      crowd.#sockets.push(socket)
    }
    crowd.#timer = setInterval(() => crowd.#pingAll(), pingEveryMs)
    return crowd
  }

  /** Somebody writes: the object has to be there. */
  async wake(url: string): Promise<void> {
    const talker = await parleyTalker(`${url}/${this.organization}`, customer())
    talker.close()
  }

  /** Ends the pinging. Throws when a ping, but for the newest round of them, was not answered. */
  close(): { pings: number } {
    clearInterval(this.#timer)
    for (const socket of this.#sockets) socket.close()
    const { length } = this.#sockets
    if (this.#pings === 0 || this.#pongs < this.#pings - length)
      throw new Error(`${this.#pongs} pongs for ${this.#pings} pings`)
    return { pings: this.#pings }
  }

  #pingAll(): void {
    for (const socket of this.#sockets) socket.ping()
    this.#pings += this.#sockets.length
  }
}
