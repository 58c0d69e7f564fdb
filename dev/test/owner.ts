import type { Engine } from "../postgres/engine.ts"
import { remote } from "../postgres/remote.ts"

/** A user to own a database, from here on the only one that speaks to it. */
export interface Owner {
  name: string
  /** What `create role` gives it. */
  privileges: string
}

/** As on a server that others look after. Row-level security binds this one: outside of a scope it is shown nothing. */
export const ordinaryOwner: Owner = { name: "ordinary_owner", privileges: "login" }

/** As Neon's, which no policy binds, and which may make roles without being a superuser. */
export const unboundOwner: Owner = { name: "unbound_owner", privileges: "login createrole bypassrls" }

/** Hands an embedded Postgres, which has one session, to the owner. */
export async function handOver(engine: Engine, { name, privileges }: Owner): Promise<Engine> {
  const statements = [
    `create role ${name} ${privileges}`,
    `do $$ begin execute format('alter database %I owner to ${name}', current_database()); end $$`,
    `set session authorization ${name}`,
  ]
  for (const query of statements) await engine.run({ query, params: [] })
  return engine
}

/** A new database of the owner's on a server that trusts everybody. */
export async function databaseOf({ name, privileges }: Owner, connectionString: string): Promise<Engine> {
  const superuser = await remote(connectionString)
  for (const query of [`create role ${name} ${privileges}`, `create database ${name} owner ${name}`])
    await superuser.run({ query, params: [] })
  await superuser.close()
  const address = new URL(connectionString)
  address.username = name
  address.pathname = `/${name}`
  return remote(address.href)
}
