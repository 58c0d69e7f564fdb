import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { z } from "zod"
import type { Engine } from "./engine.ts"
import { type Refusal, refusalOf } from "./refusal.ts"
import { batchSettings, readBody, sameDatabase, sqlRequest } from "./request.ts"

export interface Endpoint {
  /** What `neonConfig.fetchEndpoint` is set to. */
  url: string
  port: number
  close(): Promise<void>
}

/**
 * Serves Neon's HTTP contract, `POST /sql`, over an engine, on the loopback interface only.
 * Callers must show the connection string the endpoint was opened with: other programs and pages on the machine cannot.
 */
export async function endpoint(
  engine: Engine,
  { connectionString, port = 0 }: { connectionString: string; port?: number },
) {
  const server = createServer(async (request, response) => {
    try {
      send(response, 200, await answer(request, { engine, connectionString }))
    } catch (error) {
      // Neon answers a refused statement with 400 and Postgres's own error fields; the driver throws them on.
      send(response, 400, refusalOf(error) satisfies Refusal)
    }
  })
  const listening = await listen(server, port)
  return {
    url: `http://127.0.0.1:${listening}/sql`,
    port: listening,
    close: async () => {
      const closed = new Promise(done => server.close(done))
      server.closeAllConnections()
      await closed
      await engine.close()
    },
  } satisfies Endpoint
}

async function answer(request: IncomingMessage, served: { engine: Engine; connectionString: string }) {
  if (request.method !== "POST" || request.url !== "/sql") throw new Error("Only POST /sql is served here")
  if (!sameDatabase(z.string().parse(request.headers["neon-connection-string"]), served.connectionString))
    throw Object.assign(new Error("password authentication failed"), { code: "28P01", severity: "FATAL" })

  const body = sqlRequest.parse(JSON.parse(await readBody(request)))
  if (!("queries" in body)) return { ...(await served.engine.run(body)), rowAsArray: true }
  const results = await served.engine.runBatch(body.queries, batchSettings(request.headers))
  return { results: results.map(result => ({ ...result, rowAsArray: true })) }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((listening, failed) => {
    server.once("error", failed)
    server.listen(port, "127.0.0.1", () => {
      const address = server.address()
      if (address === null || typeof address === "string") throw new Error("A TCP server has a numeric port")
      listening(address.port)
    })
  })
}
