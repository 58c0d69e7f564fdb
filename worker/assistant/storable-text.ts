/**
 * A model's words as they can be stored: some providers cut their pieces in the middle of a character, and a model can be
 * talked into writing NUL, which no text in Postgres may have. One such entry would hold up an organization's archive for ever.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd")

/** The same for a text that comes in pieces: half a character waits for its other half. */
export function storablePieces(): (text: string) => string {
  let half = ""
  return text => {
    const whole = half + text
    half = /[\ud800-\udbff]$/.exec(whole)?.[0] ?? ""
    return storable(whole.slice(0, whole.length - half.length))
  }
}
