import { z } from "zod"
import type { Results } from "../results.ts"
import { assumptions } from "./assumptions.ts"
import { framesPerRequest, gbPerObject } from "./prices.ts"
import type { Usage } from "./usage.ts"

const rowFacts = z.object({
  rowsRead: z.number(),
  rowsWrittenCalm: z.number(),
  archiveRowsWrittenCalm: z.number(),
  archiveRowsRead: z.number(),
  alarmMs: z.number(),
  rowsWrittenPerReceipt: z.number(),
  processorMs: z.number(),
  databaseBytes: z.number(),
})
const archiveFacts = z.object({ postgresBytesPerRow: z.number() })

/** What the measurements say of one message and of one page that is only connected. Throws when one of them was never made. */
export class MeasuredUsage {
  readonly #results: Results
  readonly facts: z.infer<typeof rowFacts>
  /** Rows per message when many are on their way, and when one comes alone. */
  readonly rowsWrittenBusy: number
  readonly postgresBytes: number
  readonly acknowledgedPerSecond: number
  readonly archivedPerSecond: number
  readonly idleAwakeSeconds: number

  constructor(results: Results) {
    this.#results = results
    const rows = this.#metric("rows_written_per_message")
    this.facts = rowFacts.parse(rows.facts)
    this.rowsWrittenBusy = rows.ours
    const archive = this.#metric("archive_rows_per_second")
    this.archivedPerSecond = archive.ours
    this.postgresBytes = archiveFacts.parse(archive.facts).postgresBytesPerRow
    this.acknowledgedPerSecond = this.#metric("acked_per_second").ours
    this.idleAwakeSeconds = this.#metric("idle_awake_seconds").ours
  }

  /** One message that comes alone, which is the dearest way: it has an archive run for itself. */
  message(): Usage {
    const { receiptsPerMessage, typingPerMessage, acknowledgementsPerMessage } = assumptions
    const frames = 1 + receiptsPerMessage + typingPerMessage + acknowledgementsPerMessage
    const { facts } = this
    const awakeMs = frames * facts.processorMs + assumptions.flushMs + facts.alarmMs + assumptions.neonRoundTripMs
    return {
      objectRequests: frames / framesPerRequest + 1,
      objectGbSeconds: (awakeMs / 1_000) * gbPerObject,
      rowsRead: facts.rowsRead + facts.archiveRowsRead,
      rowsWritten:
        facts.rowsWrittenCalm + facts.archiveRowsWrittenCalm + receiptsPerMessage * facts.rowsWrittenPerReceipt,
    }
  }

  /** A month of keeping one message, in both places. */
  kept(): Usage {
    return { objectGbMonths: this.facts.databaseBytes / 1e9, neonGbMonths: this.postgresBytes / 1e9 }
  }

  /** A month of one page that is connected and says nothing but its pings. */
  connected(): Usage {
    const { daysPerMonth, connectionsPerUserPerDay, processorMsPerConnection, pingEverySeconds } = assumptions
    const seconds = daysPerMonth * 86_400
    const connections = daysPerMonth * connectionsPerUserPerDay
    return {
      objectRequests: connections + seconds / pingEverySeconds / framesPerRequest,
      objectGbSeconds: this.idleAwakeSeconds * gbPerObject,
      // The page's Function and the Worker behind it.
      workerRequests: connections * 2,
      workerProcessorMs: connections * processorMsPerConnection,
    }
  }

  #metric(name: string) {
    const found = this.#results.metrics[name]
    if (found === undefined) throw new Error(`"What it costs" needs ${name}, which was not measured`)
    return found
  }
}
