import { NeonDbError } from "@neondatabase/serverless"

/** True when a text of the request was one that Postgres cannot hold: one with a NUL, mostly. */
export function isUnstorableText(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NeonDbError) return cause.code === "22021"
  }
  return false
}
