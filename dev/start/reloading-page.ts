import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "./port.ts"
import { repository, type Settings } from "./settings.ts"

/**
 * Serves the page from its sources with hot reload, on the port people know, and hands `/api` on, sockets included.
 * Answers the port on which the Worker is to listen behind it; wrangler reloads that one by itself.
 */
export async function startReloadingPage(settings: Settings, stops: (() => Promise<void>)[]): Promise<number> {
  const workerPort = await freePort()
  process.env.PARLEY_WORKER_PORT = String(workerPort)
  // Wrangler insists on a folder of built files, used or not.
  mkdirSync(join(repository, "web", "dist"), { recursive: true })
  const { createServer } = await import("vite")
  const server = await createServer({
    root: join(repository, "web"),
    server: { port: settings.port, strictPort: true },
    logLevel: "warn",
  })
  await server.listen()
  stops.push(() => server.close())
  return workerPort
}
