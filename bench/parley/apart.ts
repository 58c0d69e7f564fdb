import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { freePort } from "../../dev/start/port.ts"
import { bundleScript } from "../../dev/workerd/bundle-script.ts"
import { runWorkerd } from "../../dev/workerd/run-workerd.ts"
import type { BenchPostgres } from "./bench-postgres.ts"
import { productVariables } from "./product.ts"

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/**
 * The whole product, its turns in a runtime of their own. One runtime has one thread for all its objects; deployed, an
 * organization and the turns of its conversations are on threads and machines of their own. Each call between them is an HTTP
 * request here, on both sides' account.
 */
export async function startApart(postgres: BenchPostgres, variables: Record<string, string>) {
  const [organizationsPort, turnsPort] = [await freePort(), await freePort()]
  const classes = { ORGANIZATION: "Organization", ASSISTANT: "AssistantTurn", COURIER: "Courier" }
  const all = { ...productVariables(postgres), ...variables }
  const replace = { [path("../../protocol/limits.ts")]: path("../workers/raised-limits.ts") }
  const [organizations, turns] = await Promise.all([
    runWorkerd({
      bundle: await bundleScript({ entry: path("../workers/organizations-alone.worker.ts"), replace }),
      classes,
      variables: { ...all, TURNS_URL: `http://127.0.0.1:${turnsPort}` },
      folder: join(postgres.folder, "organizations"),
      port: organizationsPort,
    }),
    runWorkerd({
      bundle: await bundleScript({ entry: path("../workers/turns-alone.worker.ts"), replace }),
      classes,
      variables: { ...all, ORGANIZATIONS_URL: `http://127.0.0.1:${organizationsPort}` },
      folder: join(postgres.folder, "turns"),
      port: turnsPort,
    }),
  ])
  return {
    url: organizations.url,
    kill: async () => {
      await Promise.all([organizations.kill(), turns.kill()])
    },
  }
}
