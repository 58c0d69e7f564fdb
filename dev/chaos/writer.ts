import { randomUUID } from "node:crypto"
import type { Dice } from "../simulation/random.ts"
import type { Device } from "./cast.ts"
import type { Message } from "./chat.ts"

/** Mean pause between two thoughts. Below the rates that Parley allows one person, over both their devices. */
const pauseMsMean = { customer: 900, staff: 450 }
const burstMax = 3

/** Writes on and on from one device, sometimes several messages at once. The same seed says the same at the same times. */
export class Writer {
  readonly #device: Device
  readonly #dice: Dice
  readonly #say: (message: Message) => void
  #timer: NodeJS.Timeout | null = null
  #said = 0

  constructor(device: Device, dice: Dice, say: (message: Message) => void) {
    this.#device = device
    this.#dice = dice
    this.#say = say
  }

  /** The first message of a conversation. */
  begin(conversationId: string): void {
    this.#say({ id: randomUUID(), conversationId, text: this.#text(), isFirst: true })
  }

  start(): void {
    const mean = pauseMsMean[this.#device.isStaff ? "staff" : "customer"]
    // Exponential, as independent events are.
    const pauseMs = Math.min(-Math.log(1 - this.#dice.next()) * mean, 5 * mean)
    this.#timer = setTimeout(() => {
      this.#think()
      this.start()
    }, pauseMs)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #think(): void {
    const conversationId = this.#dice.pick(this.#device.writesIn)
    const burst = this.#dice.chance(0.2) ? 2 + this.#dice.below(burstMax - 1) : 1
    for (let index = 0; index < burst; index += 1)
      this.#say({ id: randomUUID(), conversationId, text: this.#text(), isFirst: false })
  }

  /** About as long as people write: the frames are of many sizes, so that a cut hits all of their parts. */
  #text(): string {
    this.#said += 1
    const words = 1 + this.#dice.below(this.#dice.chance(0.1) ? 200 : 20)
    return `${this.#said} from ${this.#device.name}${" and so on".repeat(words)}`
  }
}
