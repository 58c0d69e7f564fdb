import type { SQL } from "drizzle-orm"
import { PgDialect } from "drizzle-orm/pg-core"
import type { BenchPostgres } from "../../parley/bench-postgres.ts"

export type Patient = (statement: SQL) => Promise<void>

/** Runs statements for as long as they take: the product's own client gives up after ten seconds, which is too soon for an index over a million rows. */
export function patient({ variables }: BenchPostgres): Patient {
  const dialect = new PgDialect()
  return async statement => {
    const { sql: query, params } = dialect.sqlToQuery(statement)
    const answer = await fetch(variables.DATABASE_HTTP_URL, {
      method: "POST",
      headers: {
        "Neon-Connection-String": variables.DATABASE_URL,
        "Neon-Array-Mode": "true",
        "Neon-Raw-Text-Output": "true",
      },
      body: JSON.stringify({ query, params: params.map(String) }),
    })
    if (!answer.ok) throw new Error(`${await answer.text()} in ${query}`)
  }
}
