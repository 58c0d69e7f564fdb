import type { Env } from "../env.ts"
import app from "../index.ts"
import type { Person } from "../test/people.ts"

export interface Asked {
  method: string
  /** From the origin on: `/api/health`. */
  path: string
  body?: unknown
  /** A body that is sent as it is, instead. */
  bytes?: string | ReadableStream
  headers?: Record<string, string>
  /** Where the page is from that asks: ours when it is not said, none for a script. */
  origin?: string | null
}

export interface Answered {
  status: number
  headers: Headers
  text: string
  socket: WebSocket | null
}

/** A request as a browser of our page makes it, by somebody or nobody, and its answer to the byte. */
export async function ask(
  env: Env,
  person: Person | null,
  { method, path, body, bytes, headers, origin = env.PUBLIC_ORIGIN }: Asked,
): Promise<Answered> {
  const response = await app.request(
    `${env.PUBLIC_ORIGIN}${path}`,
    {
      method,
      headers: {
        ...(origin !== null && { Origin: origin }),
        "CF-Connecting-IP": "192.0.2.1",
        ...(person && { Cookie: person.browser.cookie }),
        ...((body ?? bytes) !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(bytes === undefined ? body !== undefined && { body: JSON.stringify(body) } : { body: bytes }),
    },
    env,
  )
  const socket = response.webSocket
  return { status: response.status, headers: response.headers, text: socket ? "" : await response.text(), socket }
}
