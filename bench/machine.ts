import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { availableParallelism, cpus, loadavg, release, totalmem } from "node:os"
import { dirname, join } from "node:path"
import { z } from "zod"
import { flushUs } from "./servers/data-folder.ts"

const require = createRequire(import.meta.url)
const packageFile = z.object({ version: z.string() })

/** Where the figures come from: without it they say nothing. */
export function machine() {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    versions: {
      node: process.version,
      workerd: versionOf("workerd", "miniflare"),
      ws: versionOf("ws"),
      partyserver: versionOf("partyserver"),
      "socket.io": versionOf("socket.io"),
      hono: versionOf("hono"),
      "drizzle-orm": versionOf("drizzle-orm"),
    },
  }
}

export type Machine = ReturnType<typeof machine>

/** What else the machine is doing just now: the load of the last minute, and how long its disk takes to keep a page for good. */
export const conditions = () => ({ load: loadavg()[0] ?? 0, flushUs: flushUs() })
export type Conditions = ReturnType<typeof conditions>

/** Read from its own file, beside its entry: a package need not export its package.json. */
function versionOf(name: string, dependentOn?: string): string {
  const from = dependentOn === undefined ? require : createRequire(require.resolve(dependentOn))
  for (let folder = dirname(from.resolve(name)); folder !== dirname(folder); folder = dirname(folder)) {
    const version = versionIn(join(folder, "package.json"), name)
    if (version !== undefined) return version
  }
  throw new Error(`${name} has no package.json`)
}

function versionIn(file: string, name: string): string | undefined {
  try {
    const found = packageFile.extend({ name: z.literal(name) }).safeParse(JSON.parse(readFileSync(file, "utf8")))
    return found.data?.version
  } catch {
    return undefined
  }
}
