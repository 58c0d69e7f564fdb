import type { DownFrame } from "../../../protocol/down.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { readFrames } from "../../../web/live/read-frames.ts"
import type { Wrote } from "../turns/scripted-model.ts"
import type { Findings } from "./findings.ts"
import type { LineRecord } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>

/** What one attempt at an answer really was, whoever heard of it. */
export interface Attempt {
  number: number
  text: string
  tokens: number
  /** The model came to its own end. */
  ended: boolean
}

/** What the models really wrote, to be held against what is told, shown and stored of it. */
export class Written {
  /** Answers that were asked for, or told of. */
  readonly begun = new Set<string>()
  /** The piece that was heard last, by anybody. */
  newest: DraftFrame | null = null
  readonly #findings: Findings<SimulationRule>
  /** The last piece of an answer that anybody was told, and in which life of the object. */
  #newestMessage = ""
  readonly #told = new Map<string, DraftFrame & { life: number }>()
  readonly #asked = new Set<string>()
  readonly #attempts = new Map<string, Attempt[]>()
  /** By socket: the conversations it asked to see, and the answers of which it has heard the end. */
  readonly #watched = new WeakMap<LineRecord, Set<string>>()
  readonly #over = new WeakMap<LineRecord, Set<string>>()
  constructor(findings: Findings<SimulationRule>) {
    this.#findings = findings
  }

  /** True once: later it is asked for again. */
  isNew(answerId: string): boolean {
    const isNew = !this.#asked.has(answerId)
    this.#asked.add(answerId)
    return isNew
  }

  asked(answerId: string): void {
    this.begun.add(answerId)
  }

  /** Takes down what a model says in one attempt. */
  wrote(answerId: string, number: number): Wrote {
    const attempt: Attempt = { number, text: "", tokens: 0, ended: false }
    this.#attempts.set(answerId, [...this.attempts(answerId), attempt])
    return {
      text: text => {
        attempt.text += text
      },
      tokens: tokens => {
        attempt.tokens += tokens
      },
      end: () => {
        attempt.ended = true
      },
    }
  }

  /** All that was written under this answer's id. Asked for again after everybody had forgotten it, an attempt has two texts. */
  attempts(answerId: string): readonly Attempt[] {
    return this.#attempts.get(answerId) ?? []
  }

  /** The organization speaks, in this life of its object: whatever it has told of an answer is in the answer's end. */
  tells(message: string, life: number): void {
    // Said to one after the other, and known after the first.
    if (message === this.#newestMessage) return
    this.#newestMessage = message
    if (!/"type":"(draft|answer)"/.test(message)) return
    for (const frame of readFrames(message)) {
      if (frame.type === "draft") this.#told.set(frame.answerId, { ...frame, life })
      if (frame.type === "entries") for (const entry of frame.entries) this.#isWhole(entry, life)
    }
  }

  #isWhole({ id, body }: Entry, life: number): void {
    const told = this.#told.get(id)
    if (told === undefined || body.type !== "answer") return
    this.#told.delete(id)
    // A crash may take what has just been seen, and a new attempt begins anew.
    if (told.life !== life || this.attempts(id).some(({ number }) => number > told.attempt)) return
    const seen = told.offset + told.text.length
    const wrong = () => `${id} ended with ${body.text.length} of the ${seen} characters that were seen`
    this.#findings.expect("answer_cut", body.text.length >= seen, wrong)
  }

  watches(line: LineRecord, conversationId: string): void {
    const watched = this.#watched.get(line) ?? new Set()
    this.#watched.set(line, watched.add(conversationId))
  }

  hearsEntries(line: LineRecord, { entries }: Extract<DownFrame, { type: "entries" }>): void {
    const over = this.#over.get(line) ?? new Set()
    for (const { id, body } of entries) if (body.type === "answer") over.add(id)
    this.#over.set(line, over)
  }

  hearsDraft(line: LineRecord, frame: DraftFrame): void {
    const { conversationId, answerId, attempt, offset, text } = frame
    const { page, isRogue } = line
    this.begun.add(answerId)
    this.newest = frame
    const isOver = this.#over.get(line)?.has(answerId) ?? false
    this.#findings.expect("draft_after_end", !isOver, () => `${page} heard of ${answerId}, which had ended`)
    const isWatched = isRogue || (this.#watched.get(line)?.has(conversationId) ?? false)
    this.#findings.expect("draft_unasked", isWatched, () => `${page} heard a draft in ${conversationId}, not on screen`)
    const isSaid = this.attempts(answerId).some(
      one => one.number === attempt && one.text.slice(offset, offset + text.length) === text,
    )
    const wrong = () => `${page} heard "${text}" at ${offset} of ${answerId}/${attempt}`
    this.#findings.expect("draft_text", isSaid || text === "", wrong)
  }

  /** What a page has on screen of an answer that is being written. */
  shows(page: string, { answerId, attempt, text }: { answerId: string; attempt: number; text: string }): void {
    const isPrefix = this.attempts(answerId).some(one => one.number === attempt && one.text.startsWith(text))
    this.#findings.expect("draft_shown", isPrefix || text === "", () => `${page} shows "${text}" of ${answerId}`)
  }
}
