import pg from "pg"
import { type Engine, type Statement, type StatementResult, transactionMode } from "./engine.ts"

const connectionsMax = 10
const connectTimeoutMs = 5_000

/** A real Postgres server, over its own protocol. Fails when the server cannot be reached or refuses the sign-in. */
export async function remote(connectionString: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString, max: connectionsMax, connectionTimeoutMillis: connectTimeoutMs })
  // An idle connection that the server ends is replaced on the next query; unheard, the event would end the process.
  pool.on("error", () => {})
  try {
    await execute(pool, { query: "select 1", params: [] })
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    run: statement => execute(pool, statement),
    runBatch: async (statements, settings) => {
      const client = await pool.connect()
      let failure: Error | undefined
      try {
        await client.query("begin")
        const mode = transactionMode(settings)
        if (mode) await client.query(mode)
        const results: StatementResult[] = []
        for (const statement of statements) results.push(await execute(client, statement))
        await client.query("commit")
        return results
      } catch (error) {
        await client.query("rollback").catch((lost: Error) => {
          failure = lost
        })
        throw error
      } finally {
        // A connection that could not even roll back is thrown away instead of going back to the pool.
        client.release(failure)
      }
    },
    close: () => pool.end(),
  }
}

async function execute(client: pg.Pool | pg.PoolClient, { query, params }: Statement): Promise<StatementResult> {
  const result = await client.query<(string | null)[]>({ text: query, values: params, rowMode: "array", types: asText })
  const fields = result.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }))
  return { command: result.command, rowCount: result.rowCount, fields, rows: result.rows }
}

/** Answers every type with the text as the server wrote it. */
const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string | Buffer) => text }
