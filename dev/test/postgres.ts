import { randomBytes } from "node:crypto"
import type { TestProject } from "vitest/node"
import { migrate } from "../migrations/migrate.ts"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"
import { handOver, ordinaryOwner } from "./owner.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the Postgres that the Worker's tests use, migrations applied. */
    databaseUrl: string
    databaseHttpUrl: string
  }
}

/**
 * One Postgres in memory for the Worker's tests, behind the same HTTP contract as Neon. Its user is one whom row-level
 * security binds: a query of the Worker that reaches a tenant's table outside of a scope finds nothing here.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const connectionString = `postgres://parley:${randomBytes(16).toString("hex")}@localhost/parley`
  const served = await endpoint(await handOver(await embedded("memory://"), ordinaryOwner), { connectionString })
  await migrate({ connectionString, httpUrl: served.url })
  project.provide("databaseUrl", connectionString)
  project.provide("databaseHttpUrl", served.url)
  return served.close
}
