import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { z } from "zod"
import { type Process, processes } from "./processes.ts"
import { Trouble } from "./trouble.ts"

const endMsMax = 5_000
const endCheckMs = 50

const runRecord = z.object({
  pids: z.object({ start: z.number(), postgres: z.number().optional(), wrangler: z.number().optional() }),
  ports: z.object({ page: z.number(), postgres: z.number().optional() }),
})
export type RunRecord = z.infer<typeof runRecord>

/** `run.json` in the data folder: which processes serve it now. Tests and tools find them there, and so does the next start. */
export function runRecordFile(dataFolder: string): string {
  return join(dataFolder, "run.json")
}

/** What is running over this data folder, if anything is. */
export function runningParley(dataFolder: string): RunRecord | undefined {
  const record = readRecord(dataFolder)
  return record && isParley(record.pids.start, "dev/start.ts") ? record : undefined
}

/** Takes the data folder for this process. What a killed run left behind is ended first, by its recorded ids. */
export async function claim(dataFolder: string, record: RunRecord): Promise<void> {
  const running = runningParley(dataFolder)
  if (running) throw inUse(running.pids.start)
  const left = readRecord(dataFolder)
  if (left) await endLeftovers(left)
  try {
    mkdirSync(dataFolder, { recursive: true })
    rmSync(runRecordFile(dataFolder), { force: true })
    accessSync(dataFolder, constants.R_OK | constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Trouble(`The data folder cannot be written (${reason})`, "Mend that, or name another with PARLEY_DATA")
  }
  try {
    // Exclusive: of two starts at the same moment, one wins.
    writeFileSync(runRecordFile(dataFolder), JSON.stringify(record), { flag: "wx" })
  } catch {
    throw inUse(readRecord(dataFolder)?.pids.start)
  }
}

export function updateRecord(dataFolder: string, record: RunRecord): void {
  writeFileSync(runRecordFile(dataFolder), JSON.stringify(record))
}

export function release(dataFolder: string): void {
  rmSync(runRecordFile(dataFolder), { force: true })
}

function readRecord(dataFolder: string): RunRecord | undefined {
  try {
    return runRecord.parse(JSON.parse(readFileSync(runRecordFile(dataFolder), "utf8")))
  } catch {
    return undefined // None, or half of one: nobody can be found by it.
  }
}

function inUse(pid: number | undefined): Trouble {
  return new Trouble(
    `Another Parley${pid ? ` (process ${pid})` : ""} is using this data folder`,
    "Stop it, or start this one over another folder with PARLEY_DATA",
  )
}

/** Process ids are given out again, so a recorded one counts only while it runs what we started. */
function isParley(pid: number | undefined, program: string): boolean {
  return processes().some(process => process.pid === pid && process.command.includes(program))
}

async function endLeftovers(record: RunRecord): Promise<void> {
  for (const { pid } of leftoversOf(record)) process.kill(pid, "SIGKILL")
  const deadline = Date.now() + endMsMax
  while (leftoversOf(record).length > 0 && Date.now() < deadline) await later(endCheckMs)
}

function leftoversOf({ pids }: RunRecord): Process[] {
  return processes().filter(
    ({ pid, group, command }) =>
      (pid === pids.postgres && command.includes("dev/postgres/main.ts")) ||
      // Wrangler leads a process group, in which its workerds stay even when it was killed before them.
      (group === pids.wrangler && /wrangler|workerd|esbuild/.test(command)),
  )
}
