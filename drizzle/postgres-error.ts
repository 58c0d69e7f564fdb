import { NeonDbError } from "@neondatabase/serverless"

/**
 * True when Postgres could not be asked, as opposed to having said no. The driver throws the same class for both;
 * only a refusal of Postgres itself carries a SQLSTATE.
 */
export function isOutage(error: unknown): boolean {
  const found = postgresError(error)
  return found !== null && !found.code
}

/** True when a text of the request was one that Postgres cannot hold: one with a NUL, mostly. */
export const isUnstorableText = (error: unknown): boolean => postgresError(error)?.code === "22021"

/** The name of the constraint that a write would have broken, one of uniqueness or a check, or null when the error is another. */
export function violatedConstraint(error: unknown): string | null {
  const found = postgresError(error)
  return found?.code === "23505" || found?.code === "23514" ? (found.constraint ?? null) : null
}

/** drizzle wraps what the driver threw, and others may wrap that. */
function postgresError(error: unknown): NeonDbError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NeonDbError) return cause
  }
  return null
}
