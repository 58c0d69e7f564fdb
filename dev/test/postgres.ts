import { randomBytes } from "node:crypto"
import type { TestProject } from "vitest/node"
import { migrate } from "../migrations/migrate.ts"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the Postgres that the Worker's tests use, migrations applied. */
    databaseUrl: string
    databaseHttpUrl: string
  }
}

/** One Postgres in memory for the Worker's tests, behind the same HTTP contract as Neon. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const connectionString = `postgres://parley:${randomBytes(16).toString("hex")}@localhost/parley`
  const served = await endpoint(await embedded("memory://"), { connectionString })
  await migrate({ connectionString, httpUrl: served.url })
  project.provide("databaseUrl", connectionString)
  project.provide("databaseHttpUrl", served.url)
  return served.close
}
