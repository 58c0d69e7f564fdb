import { parseArgs } from "node:util"
import { Trouble } from "../start/trouble.ts"
import { endpoint } from "./endpoint.ts"
import { openEngine } from "./open-engine.ts"

/**
 * The local Postgres endpoint as a process of its own, so that it can be stopped, killed and started again alone.
 * It tells its parent over IPC whether it could open, and ends with it.
 */
export type EndpointReport = { type: "ready"; port: number } | { type: "failed"; reason: string; remedy: string }

const { values } = parseArgs({ options: { data: { type: "string" }, port: { type: "string", default: "0" } } })
// In the environment and not in the arguments, which every user of the machine can read.
const { PARLEY_ENDPOINT_URL: connectionString = "", DATABASE_URL } = process.env

process.on("SIGINT", () => {}) // Ctrl-C reaches the whole group; the parent decides the order.

try {
  const engine = await openEngine({ dataFolder: values.data, databaseUrl: DATABASE_URL || undefined })
  const served = await endpoint(engine, { connectionString, port: Number(values.port) })
  const stop = async () => {
    await served.close()
    process.exit(0)
  }
  process.once("disconnect", stop)
  process.once("SIGTERM", stop)
  report({ type: "ready", port: served.port })
} catch (error) {
  const { reason, remedy } = error instanceof Trouble ? error : unforeseen(error)
  report({ type: "failed", reason, remedy })
  process.disconnect?.()
  process.exit(1)
}

function report(message: EndpointReport): void {
  process.send?.(message)
}

function unforeseen(error: unknown): Trouble {
  return new Trouble(`The local Postgres did not start (${error})`, "Run npm run doctor")
}
