/** What became of one rule. A rule that never had anything to compare proves nothing, so that is counted, too. */
export interface Finding<Rule extends string = string> {
  rule: Rule
  /** How often there was something to compare. */
  checked: number
  /** How often it was not as it should be. */
  count: number
  /** The first few of those, in words. */
  examples: string[]
}

/** Where a rule says how a comparison came out. */
export interface Expecting<Rule extends string> {
  expect(rule: Rule, holds: boolean, wrong: () => string): void
}

const examplesMax = 5

/** Counts comparisons, rule by rule. */
export class Findings<Rule extends string> implements Expecting<Rule> {
  #found: Map<Rule, Finding<Rule>>
  /** `rules` says of each rule, in words, what holds. */
  constructor(rules: Record<Rule, string>) {
    this.#found = new Map()
    for (const rule in rules) this.#found.set(rule, { rule, checked: 0, count: 0, examples: [] })
  }

  /** One comparison. `wrong` puts it into words, and is only asked when it does not hold. */
  expect(rule: Rule, holds: boolean, wrong: () => string): void {
    const finding = this.#found.get(rule)
    if (finding === undefined) throw new Error(`There is no rule called ${rule}`)
    finding.checked += 1
    if (holds) return
    finding.count += 1
    if (finding.examples.length < examplesMax) finding.examples.push(wrong())
  }

  all(): Finding<Rule>[] {
    return [...this.#found.values()]
  }
}
