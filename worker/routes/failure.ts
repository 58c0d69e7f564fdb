import type { ErrorHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import { loggable } from "../../drizzle/loggable.ts"
import { isOutage, isUnstorableText } from "../../drizzle/postgres-error.ts"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** What nobody expected. The cause is logged; the caller learns only that it is our fault, or that their JSON is not JSON. */
export const onError: ErrorHandler<RouterEnv> = (error, context) => {
  if (error instanceof HTTPException && error.status === 400) return problem(context, "bad_request", error.message)
  // Our own schemas refuse such text; better-auth's fields have none of ours.
  if (isUnstorableText(error)) return problem(context, "bad_text")
  if (isOutage(error) || isObjectAway(error)) {
    console.error("Postgres or an object does not answer", context.req.method, context.req.routePath, loggable(error))
    return problem(context, "unavailable")
  }
  console.error("Unexpected failure", context.req.method, context.req.routePath, loggable(error))
  return problem(context, "internal")
}

/** The runtime marks what a deploy, a move or a crowd did to a call; trying again helps. */
const isObjectAway = (error: Error): boolean =>
  ["retryable", "overloaded", "durableObjectReset"].some(mark => Reflect.get(error, mark) === true)
