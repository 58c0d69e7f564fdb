import { type Pattern, patternOf } from "./pattern.ts"

const patterns = new Map<string, Pattern>()

/**
 * Looks for an expression in a text as engines do that try and turn back, from the left, and counts every sign looked at and
 * every place tried. Answers where the match ends, too, to be held against what the runtime finds.
 */
export function search(expression: RegExp, text: string): { steps: number; end: number | null } {
  const name = String(expression)
  const pattern = patterns.get(name) ?? patternOf(expression)
  patterns.set(name, pattern)
  const from = expression.global || expression.sticky ? expression.lastIndex : 0
  const attempt = new Attempt(text)
  for (let at = from; at <= text.length; at += 1) {
    const end = attempt.matches(pattern, at)
    if (end !== null || expression.sticky) return { steps: attempt.steps, end }
  }
  return { steps: attempt.steps, end: null }
}

/** What has to match behind; null when it does not. */
type Rest = (at: number) => number | null

class Attempt {
  steps = 0
  readonly #text: string
  #groups: (string | undefined)[] = []
  constructor(text: string) {
    this.#text = text
  }

  matches(pattern: Pattern, at: number): number | null {
    this.#groups = []
    return this.#one(pattern, at, end => end)
  }

  #one(pattern: Pattern, at: number, rest: Rest): number | null {
    this.steps += 1
    switch (pattern.kind) {
      case "sign":
        return this.#fits(pattern.fits, at) ? rest(at + 1) : null
      case "place":
        return pattern.holds(this.#text, at) ? rest(at) : null
      case "same":
        return this.#same(this.#groups[pattern.group] ?? "", at, rest)
      case "ahead":
        return (this.#either(pattern.either, at, end => end) !== null) === pattern.isThere ? rest(at) : null
      case "group":
        return this.#either(pattern.either, at, end => this.#closes(pattern.number, { at, end, rest }))
      case "repeat":
        return pattern.inside.kind === "sign"
          ? this.#signs({ ...pattern, fits: pattern.inside.fits }, at, rest)
          : this.#again(pattern, { at, times: 0 }, rest)
    }
  }

  #either(all: readonly Pattern[][], at: number, rest: Rest): number | null {
    for (const sequence of all) {
      const end = this.#sequence(sequence, at, rest)
      if (end !== null) return end
    }
    return null
  }

  #sequence([first, ...others]: readonly Pattern[], at: number, rest: Rest): number | null {
    return first === undefined ? rest(at) : this.#one(first, at, next => this.#sequence(others, next, rest))
  }

  #closes(number: number | null, { at, end, rest }: { at: number; end: number; rest: Rest }): number | null {
    if (number === null) return rest(end)
    const before = this.#groups[number]
    this.#groups[number] = this.#text.slice(at, end)
    const found = rest(end)
    if (found === null) this.#groups[number] = before
    return found
  }

  #same(said: string, at: number, rest: Rest): number | null {
    this.steps += said.length
    return this.#text.startsWith(said, at) ? rest(at + said.length) : null
  }

  /** Many of the same kind are counted in a loop: a text is longer than a stack is deep. */
  #signs(
    { fits, min, max, isLazy }: { fits: (sign: string) => boolean; min: number; max: number; isLazy: boolean },
    at: number,
    rest: Rest,
  ): number | null {
    let count = 0
    const more = (bound: number) => {
      while (count < bound && this.#fits(fits, at + count)) count += 1
    }
    more(isLazy ? min : max)
    for (; count >= min; count -= isLazy ? -1 : 1) {
      const end = rest(at + count)
      if (end !== null) return end
      if (isLazy && (count === max || !this.#fits(fits, at + count))) return null
    }
    return null
  }

  #again(
    pattern: Extract<Pattern, { kind: "repeat" }>,
    { at, times }: { at: number; times: number },
    rest: Rest,
  ): number | null {
    const { inside, min, max, isLazy } = pattern
    const once = () =>
      times === max
        ? null
        : this.#one(inside, at, next =>
            next === at && times >= min ? null : this.#again(pattern, { at: next, times: times + 1 }, rest),
          )
    const enough = () => (times < min ? null : rest(at))
    return isLazy ? (enough() ?? once()) : (once() ?? enough())
  }

  #fits(fits: (sign: string) => boolean, at: number): boolean {
    this.steps += 1
    const sign = this.#text[at]
    return sign !== undefined && fits(sign)
  }
}
