/** How often each thing happened, by name. */
export class Tally {
  readonly counts: Record<string, number> = {}

  count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1
  }

  add(counts: Readonly<Record<string, number>>): void {
    for (const [name, n] of Object.entries(counts)) this.counts[name] = (this.counts[name] ?? 0) + n
  }
}
