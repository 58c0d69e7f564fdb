import type { DownFrame } from "../../../protocol/down.ts"
import type { Entry } from "../../../protocol/entry.ts"
import type { UpFrame } from "../../../protocol/up.ts"

/**
 * Whether a line brings exactly what the page said it lacks, without a hole and nothing twice. The page would mend a hole
 * by reading anew, so it would not show on screen.
 */
export class WireOrder {
  /** Staff: the organization's number that was heard last. */
  #cursor: number | undefined
  /** Customers: the same for each conversation. */
  #positions = new Map<string, number>()

  says(frame: UpFrame): void {
    if (frame.type !== "hello") return
    this.#cursor = frame.cursor
    this.#positions = new Map(Object.entries(frame.positions ?? {}))
  }

  /** What is wrong with a frame, in words. */
  hears(frame: DownFrame): string[] {
    if (frame.type === "welcome" && frame.resume !== "resumed") this.#begin(frame)
    return frame.type === "entries" ? frame.entries.flatMap(entry => this.#next(entry)) : []
  }

  #begin({ cursor, conversations = [] }: Extract<DownFrame, { type: "welcome" }>): void {
    this.#cursor = cursor
    this.#positions = new Map(conversations.map(({ id, lastPosition }) => [id, lastPosition]))
  }

  #next({ id, conversationId, seq, position }: Entry): string[] {
    const before = seq === undefined ? (this.#positions.get(conversationId) ?? 0) : this.#cursor
    const number = seq ?? position ?? 0
    if (seq === undefined) this.#positions.set(conversationId, number)
    else this.#cursor = seq
    return before === undefined || number === before + 1 ? [] : [`was told ${id}, number ${number}, after ${before}`]
  }
}
