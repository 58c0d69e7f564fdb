import type { Env } from "../env.ts"
import app from "../index.ts"

/** A browser as the API sees it: keeps cookies, names its origin, and speaks JSON. */
export class Browser {
  readonly #cookies: Map<string, string>
  readonly #env: Env
  readonly #headers: Record<string, string>

  constructor(env: Env, headers: Record<string, string> = {}, cookies = new Map<string, string>()) {
    this.#cookies = cookies
    this.#env = env
    this.#headers = headers
  }

  /** The same browser before a service in another state. */
  through(env: Env): Browser {
    return new Browser(env, this.#headers, this.#cookies)
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    if (body === undefined) return this.send(method, path, { headers })
    const json = { "Content-Type": "application/json", ...this.#headers, ...headers }
    return this.send(method, path, { body: JSON.stringify(body), headers: json })
  }

  /** A request whose body is sent as it is. */
  async send(
    method: string,
    path: string,
    { body, headers }: { body?: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> },
  ): Promise<Answer> {
    const response = await app.request(
      `${this.#env.PUBLIC_ORIGIN}/api${path}`,
      {
        method,
        headers: {
          Origin: this.#env.PUBLIC_ORIGIN,
          Cookie: this.cookie,
          "CF-Connecting-IP": "192.0.2.1",
          ...this.#headers,
          ...headers,
        },
        ...(body !== undefined && { body }),
      },
      this.#env,
    )
    this.#keep(response.headers.getSetCookie())
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: read(text, response.headers) }
  }

  get = (path: string) => this.request("GET", path)
  post = (path: string, body?: unknown) => this.request("POST", path, body)
  put = (path: string, body: unknown) => this.request("PUT", path, body)
  patch = (path: string, body: unknown) => this.request("PATCH", path, body)
  delete = (path: string) => this.request("DELETE", path)

  #keep(setCookies: string[]): void {
    for (const line of setCookies) {
      const [pair = "", ...attributes] = line.split(";")
      const at = pair.indexOf("=")
      const name = pair.slice(0, at)
      if (attributes.some(attribute => attribute.trim().toLowerCase() === "max-age=0")) this.#cookies.delete(name)
      else this.#cookies.set(name, pair.slice(at + 1))
    }
  }
}

/** What is not JSON is text. */
function read(text: string, headers: Headers): unknown {
  if (headers.get("Content-Type")?.startsWith("text/")) return text
  return text === "" ? null : JSON.parse(text)
}

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body by comparing it
  body: any
}
