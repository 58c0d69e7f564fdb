import { createMiddleware } from "hono/factory"
import { readUpTo } from "../read-up-to.ts"
import { bodyBytesMax } from "./body-bytes-max.ts"
import { problem } from "./problem.ts"
import type { RouterEnv } from "./router.ts"

/** No body is longer than the bound. What a header says of its length is only good for refusing early: the bytes are counted. */
export const boundedBody = createMiddleware<RouterEnv>(async (context, next) => {
  const { raw } = context.req
  if (raw.body === null) return next()
  // On a read it means nothing, and the runtime makes no such request again; some clients and proxies say `Content-Length: 0`.
  if (raw.method === "GET" || raw.method === "HEAD") {
    context.req.raw = new Request(raw, { body: null })
    return next()
  }
  const bytesMax = bodyBytesMax(context.req.path)
  if (Number(raw.headers.get("Content-Length")) > bytesMax) return problem(context, "too_large")
  const body = await readUpTo(raw.body, bytesMax)
  if (body === null) return problem(context, "too_large")
  context.req.raw = new Request(raw, { body })
  await next()
})
