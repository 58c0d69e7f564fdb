import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundleScript } from "../../dev/workerd/bundle-script.ts"
import { runWorkerd, type Workerd } from "../../dev/workerd/run-workerd.ts"
import type { BenchPostgres } from "./bench-postgres.ts"

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const silenced = { [path("../../worker/org/wake-alarm.ts")]: path("../workers/silent-alarm.worker.ts") }

/** The shipped object over a real Postgres. Its archive runs by its alarm, or when it is told to. */
export async function startArchiving(postgres: BenchPostgres, runs: "by alarm" | "when told"): Promise<Workerd> {
  const bundle = await bundleScript({
    entry: path("../workers/poured.worker.ts"),
    replace: {
      [path("../../protocol/limits.ts")]: path("../workers/raised-limits.ts"),
      ...(runs === "when told" && silenced),
    },
  })
  return runWorkerd({
    bundle,
    classes: { POURED: "PouredOrganization" },
    variables: postgres.variables,
    folder: join(postgres.folder, `archiving ${runs}`),
  })
}
