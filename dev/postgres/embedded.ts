import { PGlite, type Results } from "@electric-sql/pglite"
import { vector } from "@electric-sql/pglite-pgvector"
import { type Engine, type StatementResult, transactionMode } from "./engine.ts"

/** Opens the embedded Postgres over a data folder, or in memory when the folder is `memory://`. */
export async function embedded(dataFolder: string): Promise<Engine> {
  const database = await PGlite.create(dataFolder, { extensions: { vector } })
  // Values travel as Postgres text in both directions. The parsers are replaced as a whole, after opening: those given
  // to `create` are merged with PGlite's own, which turn jsonb, bigint and dates into JavaScript values.
  database.parsers = asText

  return {
    run: async ({ query, params }) => answer(await database.query(query, params, asArrays)),
    runBatch: (statements, settings) =>
      database.transaction(async transaction => {
        const mode = transactionMode(settings)
        if (mode) await transaction.query(mode)
        const results: StatementResult[] = []
        for (const { query, params } of statements)
          results.push(answer(await transaction.query(query, params, asArrays)))
        return results
      }),
    close: () => database.close(),
  }
}

/** Answers every type, whatever its OID, with the text as it is. */
const asText = new Proxy<Record<number | string, (value: string) => string>>({}, { get: () => (text: string) => text })

const asArrays = { rowMode: "array", serializers: asText } as const

function answer({ command, rowCount, fields, rows }: Results): StatementResult {
  // PGlite types its rows as records; in array mode with text parsers they are arrays of text.
  return { command: command ?? "", rowCount: rowCount ?? null, fields, rows: rows as (string | null)[][] }
}
