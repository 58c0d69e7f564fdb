import type { NotFoundHandler } from "hono"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

/** Nothing answered: the address is not ours, or it is, and takes other methods. `takes` asks the app's own table of routes. */
export function notFound(takes: (method: string, path: string) => boolean): NotFoundHandler<RouterEnv> {
  return context => {
    const allowed = methods.filter(method => takes(method, context.req.path))
    if (allowed.length === 0) return problem(context, "not_found")
    context.header("Allow", allowed.join(", "))
    return problem(context, "method_not_allowed", `This address takes ${allowed.join(", ")}.`)
  }
}
