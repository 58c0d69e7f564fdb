import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { logFile } from "./log-file.ts"
import { mailWatch, printed } from "./mail-watch.ts"
import { processes } from "./processes.ts"
import { repository, type Settings } from "./settings.ts"

export interface Wrangler {
  pid: number
  /** Settles when it ends, with the reason. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** How Wrangler is to be run: with which configuration, and where it listens. */
export interface Place {
  config: string
  port: number
}

const stopMsMax = 5_000

/** `wrangler pages dev`, with what it says kept in a log. */
export function runWrangler(
  settings: Settings,
  { config, port }: Place,
  heard: { broken(): void; crashed(): void },
): Wrangler {
  const wranglerPackage = createRequire(import.meta.url).resolve("wrangler/package.json")
  const child = spawn(
    process.execPath,
    [
      ...["--no-warnings", join(dirname(wranglerPackage), "wrangler-dist", "cli.js"), "pages", "dev"],
      ...["-c", "wrangler.toml", "-c", config],
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", join(settings.dataFolder, "objects"), "--show-interactive-dev-session", "false"],
    ],
    {
      cwd: join(repository, "web"),
      // It leads a group of its own, so that its workerds can be found and ended even when it was killed before them.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...quietWrangler(settings) },
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error("Wrangler could not be started")
  const log = logFile(join(settings.dataFolder, "log", "worker.log"))
  const seeMail = mailWatch(mail => console.log(printed(mail)))
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on("line", line => {
      log.write(line)
      seeMail(line)
      if (line.includes("runtime crashed")) heard.crashed()
      if (line.includes("Build failed with")) heard.broken()
    })

  const ended = new Promise<string>(done => child.once("exit", (code, signal) => done(signal ?? `exit code ${code}`)))
  return {
    pid,
    ended,
    stop: async () => {
      child.kill("SIGTERM")
      const force = setTimeout(() => child.kill("SIGKILL"), stopMsMax)
      await ended
      clearTimeout(force)
      for (const left of groupOf(pid)) process.kill(left.pid, "SIGKILL")
    },
  }
}

function quietWrangler({ dataFolder }: Settings): Record<string, string> {
  return {
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    // Its output is kept already; a file of its own for every start would only pile up.
    WRANGLER_WRITE_LOGS: "false",
    // Where local Workers find each other by name: a second Parley has a Worker called "parley" too.
    WRANGLER_REGISTRY_PATH: join(dataFolder, "registry"),
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    NO_COLOR: "1",
  }
}

function groupOf(leader: number) {
  return processes().filter(({ group, pid }) => group === leader && pid !== process.pid)
}
