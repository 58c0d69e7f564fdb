import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { logFile } from "./log-file.ts"
import { mailWatch, printed } from "./mail-watch.ts"
import { processes } from "./processes.ts"
import { repository, type Settings } from "./settings.ts"

export interface RunningWorker {
  pid: number
  /** Settles when the runtime ends without having been asked to, with the reason. */
  ended: Promise<string>
  /** Settles when the sources cannot be bundled. Wrangler would wait for a change. */
  broken: Promise<void>
  stop(): Promise<void>
}

const stopMsMax = 5_000

/** Runs page, Function, Worker and objects in the production arrangement: `wrangler pages dev` with both configurations. */
export function startWorker(settings: Settings, { config, port }: { config: string; port: number }): RunningWorker {
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
  const broken = Promise.withResolvers<void>()
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on("line", line => {
      log.write(line)
      seeMail(line)
      // Wrangler starts a crashed runtime again by itself; nothing is lost, but somebody should know.
      if (line.includes("runtime crashed")) console.log("The Worker's runtime crashed and is started again.")
      if (line.includes("Build failed with")) broken.resolve()
    })

  const exited = new Promise<string>(done => child.once("exit", (code, signal) => done(signal ?? `exit code ${code}`)))
  return {
    pid,
    ended: exited,
    broken: broken.promise,
    stop: async () => {
      child.kill("SIGTERM")
      const force = setTimeout(() => child.kill("SIGKILL"), stopMsMax)
      await exited
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
