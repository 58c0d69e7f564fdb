/** The ids that one organization's object makes, told from those of another by its family. */
export class MadeIds {
  #made = 0
  #family: string
  constructor(family: number) {
    this.#family = String(family).padStart(3, "0")
  }

  /** The organization's own. */
  get first(): string {
    return this.#of(0)
  }

  next(): string {
    this.#made += 1
    return this.#of(this.#made)
  }

  #of(n: number): string {
    return `00000000-0000-4000-8${this.#family}-${String(n).padStart(12, "0")}`
  }
}
