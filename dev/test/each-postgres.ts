import { afterAll } from "vitest"
import { type Database, database } from "../../drizzle/client.ts"
import { migrate } from "../migrations/migrate.ts"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"
import type { Engine } from "../postgres/engine.ts"
import { remote } from "../postgres/remote.ts"
import { type RunningPostgres, startPostgres } from "./start-postgres.ts"

interface PostgresKind {
  name: string
  open(): Promise<Engine>
  /** Of a server that others may connect to as well. */
  address?: string
}

/** Every Postgres that queries are tried on, until the file's tests are over: the embedded one, and what this machine has installed. */
export async function eachPostgres(): Promise<PostgresKind[]> {
  const installed = await startPostgres()
  afterAll(() => installed?.stop())
  return [{ name: "PGlite", open: inMemory }, ...(installed ? [onServer(installed)] : [])]
}

export const inMemory = (): Promise<Engine> => embedded("memory://")

const onServer = ({ version: name, connectionString: address }: RunningPostgres): PostgresKind => ({
  ...{ name, address },
  open: () => remote(address),
})

const connectionString = "postgres://parley:secret@localhost/parley"

/** An engine with today's schema, behind Neon's contract. */
export async function migrated(engine: Engine): Promise<{ db: Database; close(): Promise<void> }> {
  const { url: httpUrl, close } = await endpoint(engine, { connectionString })
  await migrate({ connectionString, httpUrl })
  return { db: database({ DATABASE_URL: connectionString, DATABASE_HTTP_URL: httpUrl }), close }
}
