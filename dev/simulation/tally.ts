/** How often each thing happened, by name. */
export class Tally {
  readonly counts: Record<string, number> = {}

  count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1
  }
}
