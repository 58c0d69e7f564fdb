/**
 * Reads the `[n]` in a text that is still being written. A marker is held back until it is whole, never anything else, and
 * passed on only if there is such a source: what a page shows as a citation then always leads somewhere. `[1, 2]` becomes
 * `[1][2]`, the one form that a page has to know.
 */
export function citationMarkers(exists: (number: number) => boolean) {
  let held = ""
  const cited: number[] = []

  function marker(whole: string): string {
    const numbers = (whole.match(/\d+/g) ?? []).map(Number).filter(exists)
    for (const number of numbers) if (!cited.includes(number)) cited.push(number)
    return numbers.map(number => `[${number}]`).join("")
  }

  return {
    /** What may be shown now. */
    take(text: string): string {
      const whole = held + text
      const [begun = ""] = whole.match(/\[(?:[1-9]\d{0,2}(?:,? ?[1-9]\d{0,2}){0,8},? ?)?$/) ?? []
      held = begun
      return whole
        .slice(0, whole.length - begun.length)
        .replace(/\[[1-9]\d{0,2}(?:(?:, ?| )[1-9]\d{0,2}){0,8}\]/g, marker)
    },
    /** What was held back when the text has ended. */
    rest(): string {
      const rest = held
      held = ""
      return rest
    },
    /** Numbers in the order in which they were first cited. */
    cited: (): readonly number[] => cited,
  }
}
