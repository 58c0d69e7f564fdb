import type { Metric } from "./metric.ts"
import { ack } from "./metrics/ack.ts"

/** Everything `npm run bench` measures, in the order of the table. */
export const metrics: readonly Metric[] = [ack]
