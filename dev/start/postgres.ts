import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import type { DatabaseAddress } from "../postgres/address.ts"
import { logFile } from "./log-file.ts"
import { localConnectionString } from "./secrets.ts"
import type { Settings } from "./settings.ts"
import { Trouble } from "./trouble.ts"

export interface RunningPostgres {
  address: DatabaseAddress & { httpUrl: string }
  pid(): number
  port: number
  stop(): Promise<void>
}

const firstRestartMs = 250
const restartMsMax = 10_000
const restartsMax = 10
const stopMsMax = 5_000

/** Told to whoever started Postgres: `restarted` with every new process id, `lost` when it cannot be brought back. */
export interface PostgresEvents {
  restarted(pid: number, reason: string): void
  lost(reason: string): void
}

/**
 * Runs the local endpoint, over the embedded Postgres or over DATABASE_URL, as a process of its own. When it dies it is
 * started again on the same port, later and later, and Parley goes on meanwhile: the archive catches up afterwards.
 */
export async function startPostgres(settings: Settings, events: PostgresEvents): Promise<RunningPostgres> {
  const log = logFile(join(settings.dataFolder, "log", "postgres.log"))
  let stopping = false
  let restarts = 0
  let { child, port } = await launch(settings, 0, log)
  watch()

  return {
    address: { connectionString: localConnectionString(settings.dataFolder), httpUrl: `http://127.0.0.1:${port}/sql` },
    pid: () => child.pid ?? 0,
    port,
    stop: () => {
      stopping = true
      return end(child)
    },
  }

  function watch(): void {
    child.once("exit", (code, signal) => {
      if (!stopping) setTimeout(restart, delayMs(), signal ?? `exit code ${code}`)
    })
  }

  function delayMs(): number {
    return Math.min(firstRestartMs * 2 ** restarts, restartMsMax)
  }

  async function restart(reason: string): Promise<void> {
    if (stopping) return
    restarts += 1
    try {
      ;({ child, port } = await launch(settings, port, log))
      if (stopping) return void child.kill("SIGKILL")
      restarts = 0
      events.restarted(child.pid ?? 0, reason)
      watch()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      if (restarts >= restartsMax) return events.lost(why)
      setTimeout(restart, delayMs(), reason)
    }
  }
}

const program = fileURLToPath(new URL("../postgres/main.ts", import.meta.url))
const report = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), port: z.number() }),
  z.object({ type: z.literal("failed"), reason: z.string(), remedy: z.string() }),
])

async function launch(
  { dataFolder, databaseUrl }: Settings,
  port: number,
  log: { write(line: string): void },
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(program, ["--data", join(dataFolder, "postgres"), "--port", String(port)], {
    // A group of its own: Ctrl-C in a terminal reaches only the parent, which stops the others in order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, PARLEY_ENDPOINT_URL: localConnectionString(dataFolder), DATABASE_URL: databaseUrl ?? "" },
  })
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding("utf8").on("data", (text: string) => log.write(text.trimEnd()))
  const answered = await new Promise<z.infer<typeof report>>(answer => {
    child.once("message", message => answer(report.parse(message)))
    child.once("exit", code => answer({ type: "failed", ...broken(dataFolder, code) }))
  })
  if (answered.type === "ready") return { child, port: answered.port }
  throw new Trouble(answered.reason, answered.remedy)
}

/** Postgres inside WebAssembly can end its whole process over a folder that it cannot understand. */
function broken(dataFolder: string, code: number | null): { reason: string; remedy: string } {
  const [folder, log] = [join(dataFolder, "postgres"), join(dataFolder, "log", "postgres.log")]
  return {
    reason: `Postgres ended (exit code ${code}) while it opened ${folder}`,
    remedy: `See ${log}; move the folder away to start with an empty one`,
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(done => child.once("exit", done))
  child.kill("SIGTERM")
  // A stopped (SIGSTOP) or hanging process hears nothing but this; Postgres recovers from its log.
  const force = setTimeout(() => child.kill("SIGKILL"), stopMsMax)
  await ended
  clearTimeout(force)
}
