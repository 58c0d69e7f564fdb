import { randomUUID } from "node:crypto"
import type { Dice } from "../../simulation/random.ts"
import type { Device } from "../cast.ts"
import type { Chat, DraftFrame, Page, Witness } from "../chat.ts"

const pauseMs = { min: 600, spread: 2_000 }

/** One customer who asks and asks: mostly something new in a conversation of its own, sometimes more in the last one. */
export class Asking {
  readonly #page: Page
  readonly #dice: Dice
  #conversationId: string | null = null
  #timer: NodeJS.Timeout | undefined
  constructor(chat: Chat, { device, dice, drafted }: { device: Device; dice: Dice; drafted(piece: DraftFrame): void }) {
    const nothing = () => {}
    const witness: Witness = {
      ...{ acknowledged: nothing, refused: nothing, complains: nothing, connected: nothing, heard: nothing },
      drafted,
    }
    this.#page = chat.open(device, { port: chat.port, witness })
    this.#dice = dice
  }

  ask(): void {
    const isFirst = this.#conversationId === null || this.#dice.chance(0.7)
    const conversationId = isFirst ? randomUUID() : (this.#conversationId ?? randomUUID())
    this.#conversationId = conversationId
    this.#page.say({ id: randomUUID(), conversationId, text: "Where is my parcel?", isFirst })
    this.#timer = setTimeout(() => this.ask(), pauseMs.min + this.#dice.below(pauseMs.spread))
  }

  fallSilent(): void {
    clearTimeout(this.#timer)
  }

  /** One of the staff takes the conversation in which this customer waits for an answer. */
  get conversationId(): string | null {
    return this.#conversationId
  }

  isAtRest(): boolean {
    return this.#page.isQuiet()
  }

  isUp(): boolean {
    return this.#page.isUp()
  }

  /** Somebody answers in person. */
  say(conversationId: string): void {
    this.#page.say({ id: randomUUID(), conversationId, text: "Let me look.", isFirst: false })
  }

  close(): void {
    this.fallSilent()
    this.#page.close()
  }
}
