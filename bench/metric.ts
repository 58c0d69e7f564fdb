/** What one measurement says, as `bench/results.json` keeps it. */
export interface Measured {
  ours: number
  /** The least that anybody must do for the same result, on the same machine; null where there is nothing to set beside it. */
  floor: number | null
  /** The same job done by others, by their names. */
  peers: Record<string, number>
  /** Ours over what the target speaks of, as the median of pairs; null when the target speaks of `ours` itself. */
  ratio: number | null
  target: number
  bound: "at_most" | "at_least"
  /** Of `ours`, `floor` and `peers`: "µs", "ms", "per second", … */
  unit: string
  /** Left out when the ratio, or `ours` where there is none, against the target is all there is to say. */
  ok?: boolean
  /** How busy the measuring process was with each side, 0 to 1: near 1 it is the client that is measured. */
  clientBusy?: Record<string, number>
  /** What a sceptical reader needs besides: spread, counts. */
  facts?: Record<string, unknown>
  /** Sentences for below the table. */
  notes?: string[]
}

/** One measurement that yields one or several figures. Throws when it did not do its job: a lost message, a wrong count. */
export interface Metric {
  names: readonly string[]
  /** Where much has to be written before there is anything to measure; five minutes otherwise. */
  patienceMs?: number
  measure(run: { quick: boolean }): Promise<Record<string, Measured>>
}
