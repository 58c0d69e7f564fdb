/** Something the person at the keyboard can mend: what is wrong, and what to do about it. Shown as one line, without a stack. */
export class Trouble extends Error {
  override name = "Trouble"
  readonly reason: string
  readonly remedy: string

  constructor(reason: string, remedy: string, options?: ErrorOptions) {
    super(`${reason}. ${remedy}.`, options)
    this.reason = reason
    this.remedy = remedy
  }
}
