import { NeonDbError } from "@neondatabase/serverless"

/** The name of the unique constraint that a write would have broken, or null when the error is another. */
export function violatedConstraint(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NeonDbError && cause.code === "23505") return cause.constraint ?? null
  }
  return null
}
