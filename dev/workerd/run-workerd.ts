import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { Readable } from "node:stream"
import { z } from "zod"
import { type Served, workerdConfig } from "./workerd-config.ts"

export interface Workerd {
  /** `http://127.0.0.1:9300` */
  url: string
  port: number
  pid: number
  /** Where the runtime answers Chrome's DevTools protocol; null when it was not asked to. */
  inspectorPort: number | null
  /** What it printed so far, both outputs, newest lines only. */
  said(): string
  /** Without a word, as when the machine loses power. Settles when the process is gone. */
  kill(): Promise<void>
  /** The process is asked to end: it finishes what it does, and waits for its sockets no longer than this. */
  stop(msMax?: number): Promise<void>
}

const require = createRequire(import.meta.url)
// The runtime of the tool chain, so that there is one in the tree.
const requireOfMiniflare = createRequire(require.resolve("miniflare"))
const program = z.object({ default: z.string() }).parse(requireOfMiniflare("workerd")).default

const startMsMax = 20_000
const stopMsMax = 3_000
const linesKept = 200

/**
 * Starts the bare runtime over a bundle, without wrangler around it, because that is restarted in a tenth of the time.
 * Settles when it listens; what the objects stored in `folder` before is there again.
 */
export async function runWorkerd({
  port = 0,
  inspected = false,
  ...served
}: Served & { port?: number; inspected?: boolean }): Promise<Workerd> {
  const objects = join(served.folder, "objects")
  mkdirSync(objects, { recursive: true })
  const config = join(served.folder, "workerd.capnp")
  writeFileSync(config, workerdConfig({ ...served, folder: objects }), { mode: 0o600 })
  const child = spawn(
    program,
    [
      ...["serve", "--experimental", "--import-path=/", "--control-fd=3", `--socket-addr=http=127.0.0.1:${port}`],
      ...(inspected ? ["--inspector-addr=127.0.0.1:0"] : []),
      config,
    ],
    { stdio: ["ignore", "pipe", "pipe", "pipe"] },
  )
  // Whoever runs it may be ended before it: a runtime that nobody knows of would keep the port.
  const endWithUs = () => void child.kill("SIGKILL")
  process.once("exit", endWithUs)
  const exited = new Promise<void>(done =>
    child.once("exit", () => {
      process.removeListener("exit", endWithUs)
      done()
    }),
  )
  const said = lastLines(child)
  const listening = await listens(child, exited.then(said))
  return {
    url: `http://127.0.0.1:${listening.socket}`,
    port: listening.socket,
    pid: child.pid ?? 0,
    inspectorPort: listening.inspector,
    said,
    kill: () => {
      child.kill("SIGKILL")
      return exited
    },
    stop: async (msMax = stopMsMax) => {
      child.kill("SIGTERM")
      const force = setTimeout(() => child.kill("SIGKILL"), msMax)
      await exited
      clearTimeout(force)
    },
  }
}

function lastLines(child: ChildProcess): () => string {
  const lines: string[] = []
  for (const output of [child.stdout, child.stderr])
    if (output)
      createInterface({ input: output }).on("line", line => {
        lines.push(line)
        if (lines.length > linesKept) lines.shift()
      })
  return () => lines.join("\n")
}

interface Ports {
  socket: number
  inspector: number | null
}

const listenEvent = z.object({ event: z.enum(["listen", "listen-inspector"]), port: z.number() })

/** The runtime reports its ports over an extra pipe, that of its socket last, once it can be used. */
async function listens(child: ChildProcess, ended: Promise<string>): Promise<Ports> {
  const listening = Promise.withResolvers<Ports>()
  let inspector: number | null = null
  const late = setTimeout(() => {
    listening.reject(new Error("The runtime does not listen"))
    child.kill("SIGKILL")
  }, startMsMax)
  ended.then(said => listening.reject(new Error(`The runtime ended:\n${said}`)))
  child.once("error", listening.reject)
  const reports = child.stdio[3]
  if (reports instanceof Readable)
    createInterface({ input: reports }).on("line", line => {
      const { data: report } = listenEvent.safeParse(JSON.parse(line))
      if (report?.event === "listen-inspector") inspector = report.port
      if (report?.event === "listen") listening.resolve({ socket: report.port, inspector })
    })
  return listening.promise.finally(() => clearTimeout(late))
}
