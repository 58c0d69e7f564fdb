import { execFile } from "node:child_process"
import { statfs } from "node:fs/promises"
import { createRequire } from "node:module"
import { availableParallelism } from "node:os"
import { promisify } from "node:util"
import { requireFreePort } from "../start/port.ts"
import { runningParley } from "../start/run-record.ts"
import { repository, type Settings } from "../start/settings.ts"
import { type Finding, fatal, fine, warning } from "./finding.ts"

/** What Parley takes with everything running, with some room; measured, not promised. */
const memoryBytesMin = 1_000_000_000
const diskBytesMin = 1_000_000_000
const nodeMajorMin = 24
const npmMajorMin = 10
const startMsMax = 10_000

export function nodeCheck(): Finding {
  const major = Number(process.versions.node.split(".")[0])
  if (major >= nodeMajorMin) return fine(`Node ${process.versions.node}`)
  return fatal(
    `Node ${process.versions.node} runs this`,
    "Run npm ci: it brings its own newer Node, which npm's scripts use",
  )
}

export function npmCheck(): Finding {
  const version = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? "")?.[1]
  if (version === undefined)
    return warning("Not started by npm", "Use npm run doctor, as the other commands are npm's too")
  if (Number(version.split(".")[0]) >= npmMajorMin) return fine(`npm ${version}`)
  return warning(
    `npm ${version} is older than what Parley is tried with`,
    "Take a newer one: npm install --global npm@11",
  )
}

export function memoryCheck(): Finding {
  const free = process.availableMemory()
  const says = `${gigabytes(free)} of memory free, ${availableParallelism()} processors`
  return free >= memoryBytesMin
    ? fine(says)
    : warning(says, `Parley wants ${gigabytes(memoryBytesMin)}: close something`)
}

export async function diskCheck(): Promise<Finding> {
  const { bavail, bsize } = await statfs(repository)
  const says = `${gigabytes(bavail * bsize)} free on the disk`
  return bavail * bsize >= diskBytesMin
    ? fine(says)
    : warning(says, `Parley wants ${gigabytes(diskBytesMin)}: make room`)
}

export async function portCheck(settings: Settings): Promise<Finding> {
  const running = runningParley(settings.dataFolder)
  if (running?.ports.page === settings.port)
    return fine(`Parley is running on ${settings.port} (process ${running.pids.start})`)
  await requireFreePort(settings.port)
  return fine(`Port ${settings.port} is free`)
}

/** The runtime is a native program inside an npm package: some systems cannot start it. */
export async function workerdCheck(): Promise<Finding> {
  const wrangler = createRequire(import.meta.url).resolve("wrangler/package.json")
  const program = createRequire(wrangler).resolve("workerd/bin/workerd")
  try {
    const { stdout } = await promisify(execFile)(program, ["--version"], { timeout: startMsMax })
    return fine(stdout.trim())
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[1] ?? error.message) : String(error)
    return fatal(
      `The Workers runtime does not start (${reason})`,
      "It needs Linux with glibc 2.35 or newer, or macOS 13.5 or newer; on Alpine use a Debian or Ubuntu image",
    )
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
