import { type NeonQueryFunction, neon, neonConfig } from "@neondatabase/serverless"
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http"

export type Database = NeonHttpDatabase & { $client: NeonQueryFunction<false, false> }

/** Longest wait for one query; a sleeping Neon wakes in a few hundred milliseconds. */
const queryTimeoutMs = 10_000

/**
 * Postgres over Neon's HTTP contract. There are no interactive transactions: `batch` is the transaction.
 * `DATABASE_HTTP_URL` names the endpoint when it is not Neon itself. The driver keeps such settings for the whole isolate,
 * which is right here: an isolate has one environment.
 */
export function database(env: { DATABASE_URL: string; DATABASE_HTTP_URL?: string }): Database {
  if (env.DATABASE_HTTP_URL) neonConfig.fetchEndpoint = env.DATABASE_HTTP_URL
  neonConfig.fetchFunction = fetchInTime
  return drizzle(neon(env.DATABASE_URL))
}

/** The timer ends with the query: one left running would keep an organization's object from hibernating. */
async function fetchInTime(url: string, init: RequestInit): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error("Postgres took too long")), queryTimeoutMs)
  try {
    const response = await fetch(url, { ...init, signal: late.signal })
    return new Response(await response.arrayBuffer(), response)
  } finally {
    clearTimeout(timer)
  }
}
