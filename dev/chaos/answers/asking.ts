import { randomUUID } from "node:crypto"
import type { Dice } from "../../simulation/random.ts"
import type { Device } from "../cast.ts"
import type { Chat, DraftFrame, Page, Witness } from "../chat.ts"

const pauseMs = { min: 600, spread: 2_000 }

/** Somebody who has no answer yet mostly waits for it: however slow the machine is, no more is asked than can be answered. */
const impatientShare = 0.15

/** One customer who asks and asks: mostly something new in a conversation of its own, sometimes more in the last one. */
export class Asking {
  readonly #page: Page
  readonly #dice: Dice
  #conversationId: string | null = null
  /** The conversation in which an answer, or a person, is still to come. */
  #waitingIn: string | null = null
  #timer: NodeJS.Timeout | undefined
  constructor(chat: Chat, { device, dice, drafted }: { device: Device; dice: Dice; drafted(piece: DraftFrame): void }) {
    const nothing = () => {}
    const witness: Witness = {
      ...{ acknowledged: nothing, refused: nothing, complains: nothing, connected: nothing, heard: nothing },
      drafted,
      answered: conversationId => {
        if (conversationId === this.#waitingIn) this.#waitingIn = null
      },
    }
    this.#page = chat.open(device, { port: chat.port, witness })
    this.#dice = dice
  }

  ask(): void {
    if (this.#waitingIn === null || this.#dice.chance(impatientShare)) this.#askNow()
    this.#timer = setTimeout(() => this.ask(), pauseMs.min + this.#dice.below(pauseMs.spread))
  }

  #askNow(): void {
    const isFirst = this.#conversationId === null || this.#dice.chance(0.7)
    const conversationId = isFirst ? randomUUID() : (this.#conversationId ?? randomUUID())
    this.#conversationId = conversationId
    this.#waitingIn = conversationId
    this.#page.say({ id: randomUUID(), conversationId, text: "Where is my parcel?", isFirst })
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
