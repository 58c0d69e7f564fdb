import { NeonDbError } from "@neondatabase/serverless"

/**
 * True when Postgres could not be asked, as opposed to having said no. The driver throws the same class for both;
 * only a refusal of Postgres itself carries a SQLSTATE. drizzle wraps what the driver threw.
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NeonDbError) return !cause.code
  }
  return false
}
