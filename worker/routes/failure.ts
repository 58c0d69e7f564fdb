import type { ErrorHandler, NotFoundHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import { isOutage } from "../../drizzle/outage.ts"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** What nobody expected. The cause is logged; the caller learns only that it is our fault, or that their JSON is not JSON. */
export const onError: ErrorHandler<RouterEnv> = (error, context) => {
  if (error instanceof HTTPException && error.status === 400) return problem(context, "bad_request", error.message)
  if (isOutage(error)) {
    console.error("Postgres does not answer", error)
    return problem(context, "unavailable")
  }
  console.error("Unexpected failure", context.req.method, context.req.path, error)
  return problem(context, "internal")
}

export const notFound: NotFoundHandler<RouterEnv> = context => problem(context, "not_found")
