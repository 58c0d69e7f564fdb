/** Rows as the runtime counts them for the bill. The object and its Worker share an isolate, so one sum serves both. */
export interface RowCounts {
  message: { read: number; written: number }
  /** What the archive costs beside: its alarms, and how far it has come. */
  archive: { read: number; written: number }
  alarms: number
  /** Time in which an alarm's handler waited for Postgres or worked. */
  alarmMs: number
}

export const rowCounts: RowCounts = {
  message: { read: 0, written: 0 },
  archive: { read: 0, written: 0 },
  alarms: 0,
  alarmMs: 0,
}

let counted: keyof Pick<RowCounts, "message" | "archive"> = "message"

export function count({ read, written }: { read: number; written: number }, as = counted): void {
  rowCounts[as].read += read
  rowCounts[as].written += written
}

/** Runs work whose statements are the archive's. No statement of anybody else runs meanwhile: it is synchronous. */
export function asArchive<T>(work: () => T): T {
  counted = "archive"
  try {
    return work()
  } finally {
    counted = "message"
  }
}
