import type { DownFrame } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { isStaff } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"

type Cursor = Pick<Extract<UpFrame, { type: "hello" }>, "epoch" | "cursor" | "positions">

/** How far a line has heard: staff count the organization's numbers, customers the positions of each of their conversations. */
export class Place {
  #epoch: string | undefined
  #cursor: number | undefined
  #positions = new Map<string, number>()

  /** What `hello` says of it: nothing the first time. */
  cursor(): Cursor {
    if (this.#epoch === undefined) return {}
    return this.#cursor === undefined
      ? { epoch: this.#epoch, positions: Object.fromEntries(this.#positions) }
      : { epoch: this.#epoch, cursor: this.#cursor }
  }

  greeted(welcome: Extract<DownFrame, { type: "welcome" }>): void {
    this.#epoch = welcome.epoch
    if (welcome.resume === "resumed") return
    this.#positions = new Map(welcome.conversations?.map(one => [one.id, one.lastPosition]))
    this.#cursor = isStaff(welcome.viewer) ? welcome.cursor : undefined
  }

  heard(entries: Entry[]): void {
    for (const { conversationId, seq, position } of entries) {
      if (seq !== undefined) this.#cursor = seq
      else if (position !== null) this.#positions.set(conversationId, position)
    }
  }
}
