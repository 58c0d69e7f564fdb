import { createMiddleware } from "hono/factory"
import { limits } from "../../protocol/limits.ts"
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
  if (Number(raw.headers.get("Content-Length")) > limits.frameBytesMax) return problem(context, "too_large")
  const body = await readUpTo(raw.body, limits.frameBytesMax)
  if (body === null) return problem(context, "too_large")
  context.req.raw = new Request(raw, { body })
  await next()
})

/** The bytes of a stream, or null as soon as there are more. */
async function readUpTo(stream: ReadableStream<Uint8Array>, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > bytesMax) return null
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
