import { createMiddleware } from "hono/factory"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** Cookies ride along from other sites; a browser says where a change comes from. Scripts without a browser send no origin. */
export const sameOrigin = createMiddleware<RouterEnv>(async (context, next) => {
  const changes = context.req.method !== "GET" && context.req.method !== "HEAD"
  const origin = context.req.header("Origin")
  if (changes && origin !== undefined && origin !== context.env.PUBLIC_ORIGIN) return problem(context, "bad_origin")
  await next()
})
