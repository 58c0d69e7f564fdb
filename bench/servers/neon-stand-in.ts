import { createServer } from "node:http"
import { reportPort } from "./report-port.ts"

/**
 * Answers every statement as Neon does when an archive batch was written: one row. What a batch holds is read to its end and
 * not looked at; how fast Postgres itself is has a measurement of its own.
 */
const field = (name: string) => ({ name, dataTypeID: 20 })
const written = {
  command: "SELECT",
  rowCount: 1,
  rowAsArray: true,
  fields: [field("seq"), field("messages")],
  rows: [["1", "1"]],
}

reportPort(
  createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const queries = manyQueries(Buffer.concat(chunks).toString())
    const answer = queries === null ? written : { results: Array.from({ length: queries }, () => written) }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer))
  }),
)

/** How many statements a transaction has; null for one statement alone. */
function manyQueries(body: string): number | null {
  if (!body.startsWith('{"queries"')) return null
  const { queries }: { queries: unknown[] } = JSON.parse(body)
  return queries.length
}
