import type { Engine, Statement, StatementResult } from "../../postgres/engine.ts"

/** Statements that changed rows, other than those of the archive, which comes later and by itself. */
export interface Writes {
  taken(): string[]
}

/** A Postgres that remembers what was written to it. */
export function countingEngine(engine: Engine): Engine & Writes {
  let writes: string[] = []
  const note = (statements: Statement[], results: StatementResult[]): void => {
    if (statements.some(({ query }) => query.includes("archive_checkpoints"))) return
    statements.forEach(({ query }, index) => {
      const rows = results[index]?.rowCount ?? 0
      if (rows > 0 && changes.test(query)) writes.push(query.slice(0, 120))
    })
  }
  return {
    run: async statement => {
      const result = await engine.run(statement)
      note([statement], [result])
      return result
    },
    runBatch: async (statements, settings) => {
      const results = await engine.runBatch(statements, settings)
      note(statements, results)
      return results
    },
    close: () => engine.close(),
    taken: () => {
      const taken = writes
      writes = []
      return taken
    },
  }
}

const changes = /\b(insert\s+into|update|delete\s+from|merge\s+into|truncate)\s/i
