import type { Metric } from "../metric.ts"
import { startBenchPostgres } from "../parley/bench-postgres.ts"
import { archiveLag } from "./archive/archive-lag.ts"
import { archiveRate } from "./archive/archive-rate.ts"

/** The way from an organization's object into Postgres: how much gets through, and how soon. */
export const archive: Metric = {
  names: ["archive_rows_per_second", "archive_lag_p99_ms"],
  async measure(run) {
    const postgres = await startBenchPostgres()
    try {
      return {
        archive_rows_per_second: await archiveRate(postgres, run),
        archive_lag_p99_ms: await archiveLag(postgres, run),
      }
    } finally {
      await postgres.stop()
    }
  },
}
