/** One SQL statement as Neon's driver sends it: every value already Postgres text, or null. */
export interface Statement {
  query: string
  params: (string | null)[]
}

/** What a batch asks of its one transaction. */
export interface BatchSettings {
  isolationLevel: "READ UNCOMMITTED" | "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE" | undefined
  readOnly: boolean | undefined
  deferrable: boolean | undefined
}

/** Rows are arrays of Postgres text in field order, whatever the type: the driver parses them itself. */
export interface StatementResult {
  command: string
  rowCount: number | null
  fields: { name: string; dataTypeID: number }[]
  rows: (string | null)[][]
}

/** A Postgres that can stand behind Neon's HTTP contract. Postgres's own errors are thrown as they are. */
export interface Engine {
  run(statement: Statement): Promise<StatementResult>
  /** All or nothing: one transaction on one session. */
  runBatch(statements: Statement[], settings: BatchSettings): Promise<StatementResult[]>
  close(): Promise<void>
}

/** The statement that opens a batch's transaction with its settings, or nothing when they are the defaults. */
export function transactionMode({ isolationLevel, readOnly, deferrable }: BatchSettings): string | undefined {
  const modes = [
    isolationLevel && `isolation level ${isolationLevel}`,
    readOnly !== undefined && (readOnly ? "read only" : "read write"),
    deferrable !== undefined && (deferrable ? "deferrable" : "not deferrable"),
  ].filter(Boolean)
  return modes.length > 0 ? `set transaction ${modes.join(", ")}` : undefined
}
