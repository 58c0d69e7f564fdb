import { limits } from "../../protocol/limits.ts"
import type { Answer, Shown } from "./answer.ts"
import { backoffMs, inTime } from "./calls.ts"
import type { Piece, PieceTaken } from "./job.ts"
import type { About } from "./kept-turn.ts"
import type { TurnPorts } from "./turn-ports.ts"

interface Told {
  about: About
  answer: Answer
  /** Ends the telling: nothing is sent after it. */
  signal: AbortSignal
  /** The organization wants no more of this answer. */
  onOver(): void
}

/**
 * Tells the organization what has been written so far, one call at a time; what comes meanwhile goes with the next one. The
 * first words go at once. A call that fails costs the answer nothing: the text gathers, and its end carries the whole of it.
 */
export class Telling {
  readonly #ports: TurnPorts
  readonly #told: Told
  /** What the organization has: so much of the text, and these. */
  #length = 0
  #shown: Partial<Shown>
  #owesSign = false
  #failures = 0
  #isTelling = false
  /** How far apart the organization wants the pieces. */
  paceMs: number = limits.draftEveryMs
  constructor(ports: TurnPorts, told: Told) {
    this.#ports = ports
    this.#told = told
    this.#shown = told.answer.shown
  }

  news(): void {
    if (!this.#isTelling) void this.#tell()
  }

  /** A piece even when there is nothing new: the model is thinking, and the organization should know that somebody is there. */
  signOfLife(): void {
    this.#owesSign = true
    this.news()
  }

  async #tell(): Promise<void> {
    const { signal } = this.#told
    this.#isTelling = true
    while (!signal.aborted && this.#hasNews()) {
      const sentAt = this.#ports.clock.now()
      const pauseMs = await this.#send()
      const leftMs = sentAt + pauseMs - this.#ports.clock.now()
      if (leftMs > 0) await this.#ports.pause(leftMs, signal)
    }
    // In the same moment as the look at what is new: what comes a moment later would be left lying.
    this.#isTelling = false
  }

  #hasNews(): boolean {
    const { answer } = this.#told
    return this.#owesSign || answer.text.length > this.#length || answer.shown !== this.#shown
  }

  /** Answers how long after this piece the next one may go. */
  async #send(): Promise<number> {
    const { about, answer } = this.#told
    const { shown } = answer
    const piece = this.#piece()
    this.#owesSign = false
    try {
      const taken = await inTime(this.#ports, this.#ports.organization(about).draft(piece))
      return this.#heard(taken, { piece, shown })
    } catch {
      this.#failures += 1
      return backoffMs(this.#failures)
    }
  }

  #piece(): Piece {
    const { about, answer } = this.#told
    const { conversationId, answerId, turn, attempt } = about
    const { citations, trace } = answer.shown
    const [offset, tokens] = [this.#length, answer.tokens()]
    return {
      ...{ conversationId, answerId, turn, attempt, offset, text: answer.text.slice(offset), tokens },
      ...(citations !== this.#shown.citations && { citations }),
      ...(trace !== this.#shown.trace && { trace: { ...trace, tokens } }),
    }
  }

  #heard(taken: PieceTaken, { piece, shown }: { piece: Piece; shown: Shown }): number {
    if (taken.taken) {
      this.#failures = 0
      this.#length = piece.offset + piece.text.length
      this.#shown = shown
      this.paceMs = taken.pauseMs
      // The first words do not wait for a sign of life that went before them.
      return piece.text === "" ? 0 : taken.pauseMs
    }
    if (taken.because === "over") {
      this.#told.onOver()
      return 0
    }
    // It lost its memory, or took a piece whose answer was lost: both are mended at once, unless mending does not help.
    this.#length = Math.min(taken.length, this.#told.answer.text.length)
    this.#shown = {}
    this.#failures += 1
    return this.#failures === 1 ? 0 : backoffMs(this.#failures - 1)
  }
}
