import { relative } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { migrate } from "../migrations/migrate.ts"
import { type DatabaseAddress, isNeon } from "../postgres/address.ts"
import { demoSignIns } from "../seed/demo-sign-ins.ts"
import { completeDemo, prepareDemo } from "../seed/start-demo.ts"
import { requireLocalModel } from "./assistant-variables.ts"
import { buildPage } from "./page.ts"
import { requireFreePort } from "./port.ts"
import { startPostgres } from "./postgres.ts"
import { ready } from "./ready.ts"
import { startReloadingPage } from "./reloading-page.ts"
import { claim, type RunRecord, release, updateRecord } from "./run-record.ts"
import { keptSecrets } from "./secrets.ts"
import type { Settings } from "./settings.ts"
import { Trouble } from "./trouble.ts"
import { startWorker } from "./worker.ts"
import { writeWorkerConfig } from "./worker-config.ts"

const readyMsMax = 90_000

/**
 * Starts everything in order, says when it is ready, and returns once `leaving` is aborted and everything has stopped.
 * Throws `Trouble` when something cannot start, or stops by itself and cannot be brought back; the rest is stopped then too.
 */
export async function runParley(settings: Settings, { reload, leaving }: { reload: boolean; leaving: AbortSignal }) {
  requireLocalModel(settings.assistant)
  const record: RunRecord = { pids: { start: process.pid }, ports: { page: settings.port } }
  await claim(settings.dataFolder, record)
  const lost = new AbortController()
  const over = AbortSignal.any([leaving, lost.signal])
  const stops: (() => Promise<void>)[] = []
  let isReady = false
  try {
    await requireFreePort(settings.port)
    const page = reload ? undefined : buildPage()
    // Its failure is thrown where it is awaited; until then it must not count as unheard.
    page?.catch(() => {})
    const database = await openDatabase(settings, { record, stops, lost })
    await migrateWith(database)
    const hasDemo = await prepareDemo(database)
    if (await page) console.log("Built the page.")
    over.throwIfAborted()

    const port = reload ? await startReloadingPage(settings, stops) : settings.port
    const noteWrangler = (pid: number) => {
      record.pids.wrangler = pid
      updateRecord(settings.dataFolder, record)
    }
    const worker = startWorker(settings, { config: writeWorkerConfig(settings, database), port }, noteWrangler)
    stops.unshift(worker.stop)
    noteWrangler(worker.pid())
    worker.ended.then(reason => lost.abort(workerTrouble(settings, `The Worker's runtime stopped (${reason})`)))
    worker.broken.then(() => {
      const trouble = workerTrouble(settings, "The Worker does not build")
      if (reload || isReady) console.error(trouble.message)
      else lost.abort(trouble)
    })

    await ready([`http://127.0.0.1:${port}/api/health`, `http://127.0.0.1:${settings.port}/`], inTime(over))
    isReady = true
    if (hasDemo) await Promise.race([completeDemo(database, signedAs(settings)), aborted(over)])
    over.throwIfAborted()
    console.log(
      `\nParley is ready: ${settings.origin}\nCtrl-C stops everything. Data and logs stay in ${shown(settings)}.`,
    )
    if (hasDemo) console.log(`\n${demoSignIns(settings.origin)}`)
    await aborted(over)
  } catch (error) {
    if (!leaving.aborted) throw lost.signal.aborted ? lost.signal.reason : error
  } finally {
    // Whatever one of them says on its way out, the others are stopped too.
    for (const stop of stops) await stop().catch(console.error)
    release(settings.dataFolder)
  }
  if (lost.signal.aborted && !leaving.aborted) throw lost.signal.reason
}

/** Neon is used as it is; any other Postgres, and the embedded one, get the local endpoint in front of them. */
async function openDatabase(
  settings: Settings,
  { record, stops, lost }: { record: RunRecord; stops: (() => Promise<void>)[]; lost: AbortController },
): Promise<DatabaseAddress> {
  if (settings.databaseUrl && isNeon(settings.databaseUrl)) return { connectionString: settings.databaseUrl }
  const postgres = await startPostgres(settings, {
    restarted: (pid, reason) => {
      record.pids.postgres = pid
      updateRecord(settings.dataFolder, record)
      console.log(`Postgres had stopped (${reason}) and runs again.`)
    },
    lost: reason =>
      lost.abort(new Trouble(`Postgres stopped and does not start again: ${reason}`, "Mend it and start again")),
  })
  stops.push(postgres.stop)
  record.pids.postgres = postgres.pid()
  record.ports.postgres = postgres.port
  updateRecord(settings.dataFolder, record)
  return postgres.address
}

async function migrateWith(database: DatabaseAddress): Promise<void> {
  try {
    const ran = await migrate(database)
    if (ran.length > 0) console.log(`Prepared the database (${ran.length} migration${ran.length === 1 ? "" : "s"}).`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Trouble(`The database could not be migrated (${reason})`, "Nothing of the failing migration was kept", {
      cause: error,
    })
  }
}

function signedAs({ port, origin, dataFolder }: Settings) {
  return { url: `http://127.0.0.1:${port}`, origin, secret: keptSecrets(dataFolder).session }
}

function workerTrouble(settings: Settings, reason: string): Trouble {
  return new Trouble(reason, `${shown(settings)}/log/worker.log says more`)
}

function inTime(over: AbortSignal): AbortSignal {
  const late = new AbortController()
  const trouble = new Trouble(
    `Parley did not answer within ${readyMsMax / 1000} s`,
    "See log/worker.log in the data folder",
  )
  later(readyMsMax, undefined, { ref: false, signal: over }).then(
    () => late.abort(trouble),
    () => {},
  )
  return AbortSignal.any([over, late.signal])
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(done => (signal.aborted ? done() : signal.addEventListener("abort", () => done(), { once: true })))
}

function shown({ dataFolder }: Settings): string {
  return relative(process.cwd(), dataFolder) || "."
}
