import type { Draft, DraftRead } from "../../protocol/rest.ts"

export type Kind = Draft["kind"]
export type Kept = DraftRead["draft"]

/** What the server had when it was last spoken to, and whether the field of that kind still says so. */
export interface DraftMark {
  kind: Kind
  /** When it was written there; null when there was none. */
  at: number | null
  isSaved: boolean
}

export interface DraftPorts {
  field: { read: (kind: Kind) => string; write: (kind: Kind, text: string) => void }
  mark: { read: () => DraftMark | null; write: (mark: DraftMark) => void }
  /** Each answers what is kept afterwards; undefined when there was no answer that counts. */
  server: {
    read: () => Promise<Kept | undefined>
    keep: (draft: Draft) => Promise<Kept | undefined>
    drop: () => Promise<Kept | undefined>
  }
  isDraft: (text: string) => boolean
  later: (run: () => void) => () => void
  /** Another draft was begun elsewhere; null when that is settled. */
  offer: (other: Kept) => void
}

/**
 * One conversation's draft, here and on the server. The server has room for one, which is the field that was written in last.
 * What is in a field is only ever replaced when nobody has changed it since the server had it; else the other one is offered.
 */
export class DraftKeeper {
  readonly #ports: DraftPorts
  #last: Kind = "message"
  #other: Kept = null
  #stopWaiting: (() => void) | null = null
  #isSpeaking = false
  #isBehind = false
  /** What the keeper itself puts into a field is no keystroke. */
  #isPutting = false

  constructor(ports: DraftPorts) {
    this.#ports = ports
    this.#last = ports.mark.read()?.kind ?? "message"
  }

  /** Asks what was written elsewhere. */
  async load(): Promise<void> {
    if (this.#isSpeaking || this.#other !== null) return
    const theirs = await this.#speak(this.#ports.server.read)
    if (theirs !== undefined) this.#meet(theirs)
    this.#goOn()
  }

  /** Somebody has typed, or what they typed has been sent. */
  written(kind: Kind, text: string): void {
    if (this.#isPutting) return
    const { mark, later } = this.#ports
    mark.write({ ...(mark.read() ?? { at: null }), kind, isSaved: false })
    this.#last = kind
    if (text === "") void this.flush()
    else this.#stopWaiting ??= later(() => void this.flush())
  }

  /** They have said this, here or on another device: what stands here of it would be said twice. */
  said(kind: Kind, text: string): void {
    const { field, mark } = this.#ports
    const known = mark.read()
    if (this.#other !== null || known?.isSaved !== true || field.read(kind).trim() !== text.trim()) return
    this.#write(kind, "")
    mark.write({ ...known, at: null })
  }

  /** Sends at once what waits to be sent. */
  async flush(): Promise<void> {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    if (this.#ports.mark.read()?.isSaved !== false || this.#other !== null) return
    this.#isBehind = this.#isSpeaking
    if (this.#isSpeaking) return
    const { server, field, mark } = this.#ports
    const draft = this.#toKeep()
    const kept = await this.#speak(() => (draft === null ? server.drop() : server.keep(draft)))
    if (kept !== undefined) {
      const kind = draft?.kind ?? this.#last
      const isSaved = draft === null ? this.#toKeep() === null : field.read(kind) === draft.text && this.#last === kind
      mark.write({ kind: this.#last, at: kept?.at ?? null, isSaved })
    }
    this.#goOn()
  }

  /** What was begun elsewhere goes into its field, or is given up for what is there. */
  settle(choice: "other" | "mine"): void {
    const other = this.#other
    if (other === null) return
    this.#tell(null)
    if (choice === "other") this.#put(other)
    else void this.flush()
  }

  #meet(theirs: Kept): void {
    const { field, mark } = this.#ports
    const known = mark.read()
    if (known?.isSaved === false && known.at === (theirs?.at ?? null)) return void this.flush()
    if (known?.isSaved && known.at === (theirs?.at ?? null)) return
    if (theirs === null) return this.#wasSent(known)
    const mine = field.read(theirs.kind)
    const isUntouched = known?.isSaved === true && known.kind === theirs.kind
    if (mine === "" || mine === theirs.text || isUntouched) this.#put(theirs)
    else this.#tell(theirs)
  }

  /** What the server does not have any more was sent or given up elsewhere. */
  #wasSent(known: DraftMark | null): void {
    if (known?.isSaved) this.#write(known.kind, "")
    const isSaved = this.#toKeep() === null
    this.#ports.mark.write({ kind: this.#last, at: null, isSaved })
    void this.flush()
  }

  #put({ kind, text, at }: NonNullable<Kept>): void {
    this.#write(kind, text)
    this.#last = kind
    this.#ports.mark.write({ kind, at, isSaved: true })
  }

  #write(kind: Kind, text: string): void {
    this.#isPutting = true
    if (this.#ports.field.read(kind) !== text) this.#ports.field.write(kind, text)
    this.#isPutting = false
  }

  #toKeep(): Draft | null {
    const { field, isDraft } = this.#ports
    const kinds: Kind[] = this.#last === "message" ? ["message", "note"] : ["note", "message"]
    const drafts = kinds.map(kind => ({ kind, text: field.read(kind) }))
    return drafts.find(({ text }) => isDraft(text)) ?? null
  }

  #tell(other: Kept): void {
    this.#other = other
    this.#ports.offer(other)
  }

  async #speak<T>(say: () => Promise<T>): Promise<T> {
    this.#isSpeaking = true
    try {
      return await say()
    } finally {
      this.#isSpeaking = false
    }
  }

  /** What was written while the server was spoken to. */
  #goOn(): void {
    if (!this.#isBehind) return
    this.#isBehind = false
    void this.flush()
  }
}
