import type { Findings } from "./findings.ts"
import type { FoldedLog } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** Words that nobody else says: who said them, and in which act (words.ts). */
const isOwnWords = (text: string): boolean => /^\d+ said by /.test(text)

interface Needs {
  wordsOf(entryId: string): string[]
  now(): number
}

/** After the moment in which anybody is told that words were taken back, nobody is told those words any more. */
export class TakenBack {
  readonly #findings: Findings<SimulationRule>
  readonly #with: Needs
  /** By the entry that said them. */
  readonly #taken = new Map<string, { words: string[]; at: number }>()
  constructor(findings: Findings<SimulationRule>, needs: Needs) {
    this.#findings = findings
    this.#with = needs
  }

  /**
   * The organization speaks, to anybody. What is told together was said before it was taken back; and of frames that were taken
   * together, one reader may hear an earlier one after another has heard a later one.
   */
  tells(message: string): void {
    const told = [...message.matchAll(/"type":"deleted","entryId":"([^"]+)"/g)].map(([, id = ""]) => id)
    const now = this.#with.now()
    for (const [id, { words, at }] of this.#taken) {
      if (told.includes(id) || at === now) continue
      const said = words.find(text => says(message, text))
      this.#findings.expect("taken_back", said === undefined, () => `"${said}" was taken back, and told in ${message}`)
    }
    for (const id of told) {
      const at = this.#taken.get(id)?.at ?? now
      this.#taken.set(id, { words: this.#with.wordsOf(id).filter(isOwnWords), at })
    }
  }

  /** What was undone was not taken back. */
  restore(): void {
    this.#taken.clear()
  }
}

/** In the end they are kept nowhere, neither in the object nor in Postgres. */
export function judgeTakenBack(findings: Findings<SimulationRule>, log: FoldedLog, kept: Record<string, string>): void {
  for (const { entries } of log.conversations.values()) {
    for (const { body } of entries) {
      if (body.type !== "deleted") continue
      const words = entries.flatMap(one => {
        const isIt = one.id === body.entryId || (one.body.type === "edited" && one.body.entryId === body.entryId)
        return isIt && "text" in one.body && isOwnWords(one.body.text) ? [one.body.text] : []
      })
      for (const text of words)
        for (const [where, all] of Object.entries(kept))
          findings.expect("taken_back", !says(all, text), () => `"${text}" was taken back, and is in ${where}`)
    }
  }
}

/** Words begin with a number, which is not the end of another one, and are not the beginning of other words. */
function says(all: string, text: string): boolean {
  for (let at = all.indexOf(text); at !== -1; at = all.indexOf(text, at + 1)) {
    if (!/\d/.test(all[at - 1] ?? "") && !/[\w,]/.test(all[at + text.length] ?? "")) return true
  }
  return false
}
