import { join } from "node:path"
import { repository } from "../start/settings.ts"
import { Trouble } from "../start/trouble.ts"
import { wrangler } from "./wrangler.ts"

const folder = join(repository, "node_modules", ".cache", "parley", "worker")

/** Bundles the Worker exactly as a deployment would, without one. Answers the bundle's path. */
export function bundleWorker(environment: "" | "production" = "production"): string {
  const { succeeded, said } = wrangler(["deploy", "--dry-run", "--env", environment, "--outdir", folder])
  if (!succeeded) throw new Trouble(`The Worker does not build:\n${said}`, "Mend what it names")
  return join(folder, "index.js")
}
