import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundleScript } from "../../../dev/workerd/bundle-script.ts"
import { runWorkerd, type Workerd } from "../../../dev/workerd/run-workerd.ts"
import type { BenchPostgres } from "../../parley/bench-postgres.ts"
import { benchOrigin, benchSecret } from "../../parley/signed-in.ts"

/** The floor of a page of history in a runtime of its own. */
export async function startBareHistory(postgres: BenchPostgres): Promise<Workerd> {
  const entry = fileURLToPath(new URL("bare-history.worker.ts", import.meta.url))
  return runWorkerd({
    bundle: await bundleScript({ entry }),
    classes: {},
    variables: { ...postgres.variables, BETTER_AUTH_SECRET: benchSecret, PUBLIC_ORIGIN: benchOrigin },
    folder: join(postgres.folder, "bare-history"),
  })
}
