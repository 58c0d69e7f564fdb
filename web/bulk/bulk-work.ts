import type { BulkCommand, BulkOutcome } from "../../protocol/bulk.ts"
import type { Failure } from "../app/api.ts"
import { type Errand, type Part, runBulk, undoing } from "./run-bulk.ts"
import { extended, nothingSelected, type Selection, toggled, without } from "./selection.ts"

export type Refused = Extract<BulkOutcome, { ok: false }>

/** Something that is done to many, or has been, or to one (`who`: its customer). `words`: what they are then, as in “3 resolved”. */
export type Run =
  | { status: "running"; words: string; who: string | null; done: number; total: number }
  | {
      status: "ended"
      words: string
      who: string | null
      done: number
      refused: readonly Refused[]
      /** So many that were not come to. */
      left: number
      why: Failure | null
      /** What undoes it; empty when there is nothing to undo, or it is too late. */
      undo: readonly Part[]
    }

export interface BulkState {
  readonly selection: Selection
  readonly run: Run | null
}

export interface Task {
  command: BulkCommand
  /** What they are when it is done. */
  words: string
}

/** What leaves a conversation where it stands, so that one goes on with the same ones. */
const staying: ReadonlySet<BulkCommand["type"]> = new Set(["label", "prioritize"])

/** What somebody has selected in a list and does to all of it. One thing at a time, and the newest can be undone. */
export class BulkWork {
  readonly #ask: Pick<Errand, "post" | "wait">
  readonly #listeners = new Set<() => void>()
  #state: BulkState = { selection: nothingSelected, run: null }
  #list: string | null = null
  #isStopped = false
  constructor(ask: Pick<Errand, "post" | "wait">) {
    this.#ask = ask
  }

  readonly getSnapshot = (): BulkState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Which list is on screen: what was selected in another one is not any more. */
  readonly show = (list: string): void => {
    if (this.#list !== null && this.#list !== list) this.clear()
    this.#list = list
  }

  readonly toggle = (id: string): void => this.#select(toggled(this.#state.selection, id))

  /** Everything from the row chosen last to this one. */
  readonly extend = (rows: readonly string[], id: string): void =>
    this.#select(extended(this.#state.selection, rows, id))

  /** Everything that a list holds, unless another one has come on screen since it was asked for. */
  readonly selectAll = (ids: readonly string[], list = this.#list): void => {
    if (list === this.#list) this.#select({ ids: new Set(ids), anchor: this.#state.selection.anchor })
  }

  readonly clear = (): void => this.#select(nothingSelected)

  /** Does it to everything that is selected. */
  readonly run = ({ command, words }: Task): Promise<void> => {
    const conversations = [...this.#state.selection.ids].map(id => ({ id }))
    return this.#run([{ commands: [command], conversations }], { words, leaves: !staying.has(command.type) })
  }

  /** What was done to one by itself can be undone, too; from now on that is what was done last. */
  readonly offer = ({ who, words, undo }: { who: string; words: string; undo: Part }): void => {
    if (this.#state.run?.status === "running") return
    const nothingElse = { refused: [], left: 0, why: null }
    this.#change({ run: { status: "ended", words, who, done: 1, ...nothingElse, undo: [undo] } })
  }

  /** Puts back what was done last. */
  readonly undo = (): Promise<void> => {
    const { run } = this.#state
    if (run?.status !== "ended" || run.undo.length === 0) return Promise.resolve()
    return this.#run(run.undo, { words: "put back as before", who: run.who, leaves: false, isUndo: true })
  }

  /** Leaves the rest as it is. */
  readonly stop = (): void => {
    this.#isStopped = true
  }

  /** It is too late to undo; what was refused is still said. */
  readonly letUndoGo = (): void => {
    const { run } = this.#state
    if (run?.status !== "ended") return
    const isWhole = run.refused.length + run.left === 0
    this.#change({ run: isWhole ? null : { ...run, undo: [] } })
  }

  readonly dismiss = (): void => {
    if (this.#state.run?.status === "ended") this.#change({ run: null })
  }

  async #run(parts: readonly Part[], { words, who = null, leaves, isUndo = false }: Doing): Promise<void> {
    const total = parts.reduce((sum, { conversations }) => sum + conversations.length, 0)
    if (total === 0 || this.#state.run?.status === "running") return
    this.#isStopped = false
    this.#change({ run: { status: "running", words, who, done: 0, total } })
    const { outcomes, left, why } = await runBulk(parts, {
      ...this.#ask,
      isStopped: () => this.#isStopped,
      progressed: done => this.#change({ run: { status: "running", words, who, done, total } }),
    })
    const done = outcomes.filter(({ ok }) => ok)
    const refused = outcomes.filter(outcome => !outcome.ok)
    const gone = new Set(leaves ? done.map(({ conversationId }) => conversationId) : [])
    this.#change({
      selection: without(this.#state.selection, gone),
      run: {
        ...{ status: "ended", words, who, done: done.length, refused, left: left.length, why },
        undo: isUndo ? [] : undoing(outcomes),
      },
    })
  }

  #select(selection: Selection): void {
    this.#change({ selection })
  }

  #change(what: Partial<BulkState>): void {
    this.#state = { ...this.#state, ...what }
    for (const listener of this.#listeners) listener()
  }
}

interface Doing {
  words: string
  who?: string | null
  /** Whether conversations leave the selection when it is done to them. */
  leaves: boolean
  isUndo?: boolean
}
