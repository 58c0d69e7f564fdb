/** A browser as the API sees it: keeps cookies, names its origin, and speaks JSON. For scripts and tests against a running Parley. */
export class Browser {
  /** Where Parley answers: `http://localhost:8788`. */
  readonly url: string
  /** The page's origin, when it is not found under `url` itself but behind a proxy. */
  readonly origin: string
  readonly #cookies = new Map<string, string>()

  constructor(url: string, { origin = url, cookies = {} }: { origin?: string; cookies?: Record<string, string> } = {}) {
    this.url = url
    this.origin = origin
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value)
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  get = (path: string) => this.request("GET", path)
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.request("POST", path, body, headers)
  delete = (path: string) => this.request("DELETE", path)

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        Origin: this.origin,
        Cookie: this.cookie,
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(cause => {
      throw new Error(`${this.url} does not answer. Is Parley running there?`, { cause })
    })
    this.#keep(response.headers.getSetCookie())
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: asJson(text) }
  }

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

export interface Answer {
  status: number
  headers: Headers
  /** Null when there is none, or when it is not JSON. */
  body: unknown
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
