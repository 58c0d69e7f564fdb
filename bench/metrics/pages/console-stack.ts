import { preview } from "vite"
import { buildPage } from "../../../dev/start/page.ts"
import { freePort } from "../../../dev/start/port.ts"
import { repository } from "../../../dev/start/settings.ts"
import type { Database } from "../../../drizzle/client.ts"
import { ParleySocket } from "../../clients/parley-socket.ts"
import { startBenchPostgres } from "../../parley/bench-postgres.ts"
import { productWorker } from "../../parley/product.ts"
import { benchSlug, foundOrganization, type SignedIn, signIn } from "../../parley/signed-in.ts"

export interface ConsoleStack extends AsyncDisposable {
  /** Where page, REST and socket are, on one origin. */
  url: string
  database: Database
  /** The address of the console, without a queue. */
  consoleUrl: string
  agent: SignedIn
  customers: SignedIn[]
  open(person: SignedIn): Promise<ParleySocket>
}

/** The whole product as a browser meets it: the built page, the whole Worker behind it, and one organization with its people. */
export async function startConsoleStack({ customers }: { customers: number }): Promise<ConsoleStack> {
  await buildPage()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const postgres = await startBenchPostgres()
  const worker = await (await productWorker(postgres, { PUBLIC_ORIGIN: url }))()
  const served = await preview({
    root: `${repository}/web`,
    logLevel: "silent",
    // Host and Origin stay as the browser sent them, because the Worker checks them.
    preview: { port, strictPort: true, host: "localhost", proxy: { "/api": { target: worker.url, ws: true } } },
  })
  const organizationId = await foundOrganization(postgres.database)
  const [agent] = await signIn(postgres.database, organizationId, { count: 1, role: "agent" })
  if (agent === undefined) throw new Error("Somebody has to work there")
  return {
    url,
    database: postgres.database,
    consoleUrl: `${url}/dashboard/${benchSlug(organizationId)}/conversations`,
    agent,
    customers: await signIn(postgres.database, organizationId, { count: customers, role: null }),
    open: ({ cookie }) =>
      ParleySocket.signedIn(`${worker.url.replace("http", "ws")}/api/organizations/${organizationId}/socket`, {
        cookie,
        origin: url,
      }),
    [Symbol.asyncDispose]: async () => {
      await served.close()
      await worker.kill()
      await postgres.stop()
    },
  }
}
