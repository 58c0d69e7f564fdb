import { execFile, type SpawnOptions, spawn } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

export interface RunningPostgres {
  version: string
  connectionString: string
  stop(): Promise<void>
}

/** Starts the Postgres server that this machine has installed on a free port with an empty folder; nothing when it has none. */
export async function startPostgres(): Promise<RunningPostgres | undefined> {
  const programs = programFolders().find(
    folder => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  )
  if (programs === undefined) return undefined

  const folder = await mkdtemp(join(tmpdir(), "parley-postgres-"))
  await chmod(folder, 0o777)
  const data = join(folder, "data")
  const run = promisify(execFile)
  await run(
    ...asOrdinaryUser(join(programs, "initdb"), [
      "-D",
      data,
      "-U",
      "parley",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--no-locale",
    ]),
  )
  const port = await freePort()
  const [program, args] = asOrdinaryUser(join(programs, "postgres"), [
    ...["-D", data, "-p", String(port), "-h", "127.0.0.1"],
    ...["-c", "unix_socket_directories=", "-c", "fsync=off"],
  ])
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], cwd: folder } satisfies SpawnOptions)
  await saysReady(server)
  const { stdout } = await run(join(programs, "postgres"), ["--version"])

  return {
    version: stdout.trim(),
    connectionString: `postgres://parley:parley@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = new Promise(done => server.once("exit", done))
      // Fast shutdown: Postgres ends the sessions that are still open.
      server.kill("SIGINT")
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function programFolders(): string[] {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).map(version => join(debian, version, "bin")) : []
  return [...versions, ...(process.env.PATH ?? "").split(":"), "/usr/local/bin"]
}

/** Postgres refuses to run as root, so root hands it to an unprivileged user. */
function asOrdinaryUser(program: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, args]
  return ["setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", program, ...args]]
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      if (address === null || typeof address === "string") return failed(new Error("A TCP server has a numeric port"))
      server.close(() => found(address.port))
    })
  })
}

function saysReady(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((ready, failed) => {
    let said = ""
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text
      if (said.includes("ready to accept connections")) ready()
    })
    server.once("exit", () => failed(new Error(`Postgres did not start: ${said}`)))
  })
}
