import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundleScript } from "../../dev/workerd/bundle-script.ts"
import { runWorkerd, type Workerd } from "../../dev/workerd/run-workerd.ts"
import type { BenchPostgres } from "./bench-postgres.ts"
import { benchOrigin, benchSecret } from "./signed-in.ts"

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

type Start = Pick<Parameters<typeof runWorkerd>[0], "port" | "inspected">

/** The whole Worker as it is deployed, over a Postgres and with these variables and modules besides. Answers how to start it, so that it can be started again over its data. */
export async function productWorker(
  postgres: BenchPostgres,
  variables: Record<string, string> = {},
  replaced: Record<string, string> = {},
): Promise<(how?: Start) => Promise<Workerd>> {
  const bundle = await bundleScript({
    entry: path("../../worker/index.ts"),
    replace: { [path("../../protocol/limits.ts")]: path("../workers/raised-limits.ts"), ...replaced },
  })
  return how =>
    runWorkerd({
      ...how,
      bundle,
      classes: { ORGANIZATION: "Organization", ASSISTANT: "AssistantTurn", COURIER: "Courier" },
      variables: { ...productVariables(postgres), ...variables },
      folder: join(postgres.folder, "product"),
    })
}

export const productVariables = ({ variables }: BenchPostgres): Record<string, string> => ({
  ...variables,
  BETTER_AUTH_SECRET: benchSecret,
  PUBLIC_ORIGIN: benchOrigin,
  MAIL_FROM: "bench@example.com",
  JURISDICTIONS: "none",
})
