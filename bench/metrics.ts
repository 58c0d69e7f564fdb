import type { Metric } from "./metric.ts"
import { ack } from "./metrics/ack.ts"
import { ackedPerSecond } from "./metrics/acked-per-second.ts"
import { ackUnderAi } from "./metrics/ai/ack-under-ai.ts"
import { firstToken } from "./metrics/ai/first-token.ts"
import { aiResume } from "./metrics/ai/resume.ts"
import { viewers } from "./metrics/ai/viewers.ts"
import { archive } from "./metrics/archive.ts"
import { claimRace } from "./metrics/claim-race.ts"
import { fanOut } from "./metrics/fan-out.ts"
import { hibernation } from "./metrics/hibernation.ts"
import { historyPage } from "./metrics/history-page.ts"
import { queuePages } from "./metrics/pages/queue-pages.ts"
import { threadPages } from "./metrics/pages/thread-pages.ts"
import { resume } from "./metrics/resume.ts"
import { rowsWritten } from "./metrics/rows-written.ts"
import { search } from "./metrics/search.ts"
import { slowReaders } from "./metrics/slow-readers.ts"
import { storm } from "./metrics/storm.ts"
import { timers } from "./metrics/timers.ts"

/** Everything `npm run bench` measures, in the order of the table. */
export const metrics: readonly Metric[] = [
  ack,
  ackedPerSecond,
  fanOut,
  resume,
  hibernation,
  historyPage,
  search,
  archive,
  rowsWritten,
  slowReaders,
  storm,
  timers,
  claimRace,
  firstToken,
  viewers,
  aiResume,
  ackUnderAi,
  queuePages,
  threadPages,
]
