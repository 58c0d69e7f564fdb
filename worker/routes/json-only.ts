import { createMiddleware } from "hono/factory"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** Every body is JSON. Anything else would be read as if it were empty, and then refused for what it does not lack. */
export const jsonOnly = createMiddleware<RouterEnv>(async (context, next) => {
  const hasBody = context.req.raw.body !== null && context.req.header("Content-Length") !== "0"
  const type = context.req.header("Content-Type")?.split(";", 1)[0]?.trim().toLowerCase()
  if (hasBody && type !== "application/json") {
    return problem(context, "bad_request", "Send JSON, with `Content-Type: application/json`.")
  }
  await next()
})
