import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { neon, neonConfig } from "@neondatabase/serverless"
import { expect, onTestFinished, test } from "vitest"
import { freePort } from "./start/port.ts"
import { processes } from "./start/processes.ts"
import { ready } from "./start/ready.ts"
import { runningParley } from "./start/run-record.ts"
import { localConnectionString } from "./start/secrets.ts"
import { temporaryFolder } from "./test/temporary-folder.ts"

const startMsMax = 100_000

test("one command starts everything, survives its parts and itself being killed, and leaves nothing behind", {
  timeout: 2 * startMsMax,
}, async () => {
  const dataFolder = temporaryFolder()
  const port = await freePort()

  const first = start({ dataFolder, port })
  await first.says(`Parley is ready: http://localhost:${port}`)
  expect(await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()).toMatchObject({ status: "ok" })
  expect(await (await fetch(`http://127.0.0.1:${port}/messages`)).text()).toContain('id="root"')
  await write(dataFolder, "first")

  const again = start({ dataFolder, port: await freePort() })
  await again.says(`Another Parley (process ${first.pid}) is using this data folder`)
  expect(await again.ended).toBe(1)
  const sameport = start({ dataFolder: temporaryFolder(), port })
  await sameport.says(`Port ${port} is taken`)
  expect(await sameport.ended).toBe(1)

  kill(dataFolder, "postgres", "SIGKILL")
  await first.says("Postgres had stopped (SIGKILL) and runs again")
  await write(dataFolder, "second")

  // Both runtimes of Wrangler: the one in front is told only by a new Wrangler where the other one is.
  killRuntimes(dataFolder)
  await first.says("all of it was begun anew")
  await ready([`http://127.0.0.1:${port}/api/health`, `http://127.0.0.1:${port}/`], AbortSignal.timeout(startMsMax))

  kill(dataFolder, "start", "SIGKILL")
  await first.ended
  const second = start({ dataFolder, port })
  await second.says("Parley is ready")
  expect(await read(dataFolder)).toEqual(["first", "second"])

  kill(dataFolder, "start", "SIGTERM")
  expect(await second.ended).toBe(0)
  expect(processes().filter(({ command }) => command.includes(dataFolder))).toEqual([])
  expect(runningParley(dataFolder)).toBeUndefined()
})

test.each([
  ["PORT", "http", /PORT is "http", which is not a port\. Give a number/],
  ["DATABASE_URL", "mysql://root@localhost/parley", /DATABASE_URL is not a Postgres connection string\. It looks like/],
  ["DATABASE_URL", "postgres://parley:parley@127.0.0.1:1/parley", /No Postgres listens on 127\.0\.0\.1:1\. Start it/],
  ["ASSISTANT_MODEL", "gpt", /ASSISTANT_MODEL cannot be used: it says "gpt"\. It is "extractive"/],
  ["ASSISTANT_MODEL", "workers-ai:@cf/some/model", /a model of Workers AI, which only a deployment has\. Leave it out/],
])("a wrong %s (%s) is said in one line", async (name, value, line) => {
  const refused = start({ dataFolder: temporaryFolder(), port: await freePort(), environment: { [name]: value } })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toMatch(line)
  expect(refused.said().trim().split("\n")).toHaveLength(1)
})

test("a data folder of another Postgres is refused in one line, and left as it is", async () => {
  const dataFolder = temporaryFolder()
  const version = join(dataFolder, "postgres")
  writeFileSync(version, "not a folder")
  const refused = start({ dataFolder, port: await freePort() })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toMatch(/^Parley stops: The database folder .* cannot be read and written .*PARLEY_DATA\.\n$/)
  expect(readFileSync(version, "utf8")).toBe("not a folder")
})

const program = fileURLToPath(new URL("start.ts", import.meta.url))

function start({
  dataFolder,
  port,
  environment = {},
}: {
  dataFolder: string
  port: number
  environment?: Record<string, string>
}) {
  const { npm_lifecycle_event: _, DATABASE_URL: __, ...inherited } = process.env
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { ...inherited, PORT: String(port), PARLEY_DATA: dataFolder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  const heard = new Set<() => void>()
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding("utf8").on("data", (text: string) => {
      said += text
      for (const check of heard) check()
    })
  const ended = new Promise<number | null>(done => child.once("close", code => done(code)))
  onTestFinished(async () => {
    child.kill("SIGTERM")
    await ended
  })
  const says = (words: string) =>
    new Promise<void>((done, failed) => {
      const check = () => said.includes(words) && done()
      heard.add(check)
      check()
      ended.then(() => failed(new Error(`It ended without saying "${words}", but: ${said}`)))
    })
  return { pid: child.pid, said: () => said, says, ended }
}

function kill(dataFolder: string, who: "start" | "postgres", signal: NodeJS.Signals): void {
  const pid = runningParley(dataFolder)?.pids[who]
  if (pid === undefined) throw new Error(`No ${who} is recorded as running`)
  process.kill(pid, signal)
}

function killRuntimes(dataFolder: string): void {
  const wrangler = runningParley(dataFolder)?.pids.wrangler
  const runtimes = processes().filter(({ group, command }) => group === wrangler && command.includes("workerd serve"))
  expect(runtimes).toHaveLength(2)
  for (const { pid } of runtimes) process.kill(pid, "SIGKILL")
}

function database(dataFolder: string) {
  neonConfig.fetchEndpoint = `http://127.0.0.1:${runningParley(dataFolder)?.ports.postgres}/sql`
  return neon(localConnectionString(dataFolder))
}

async function write(dataFolder: string, word: string): Promise<void> {
  const sql = database(dataFolder)
  await sql`create table if not exists kept (word text primary key)`
  await sql`insert into kept values (${word})`
}

async function read(dataFolder: string): Promise<unknown[]> {
  const rows = await database(dataFolder)`select word from kept order by word`
  return rows.map(({ word }) => word)
}
