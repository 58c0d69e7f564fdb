import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { chromium as playwright } from "playwright-core"
import { chromium } from "../browser/chromium.ts"
import { demoPassword, organizations } from "../seed/cast.ts"
import type { Visitor } from "./pages.ts"

/** A Chromium that Lighthouse finds at a port, with one person's session in it at a time. */
export class AuditedBrowser {
  readonly #process: ChildProcess
  readonly #profile: string
  readonly port: number

  static async start(): Promise<AuditedBrowser> {
    const { executablePath, args } = await chromium()
    const profile = await mkdtemp(join(tmpdir(), "parley-lighthouse-"))
    const all = [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"]
    const child = spawn(executablePath, all, { stdio: ["ignore", "ignore", "pipe"] })
    for await (const line of createInterface({ input: child.stderr })) {
      const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1]
      if (port === undefined) continue
      child.stderr.resume()
      return new AuditedBrowser(child, profile, Number(port))
    }
    throw new Error("Chromium ended before it was ready")
  }

  private constructor(child: ChildProcess, profile: string, port: number) {
    this.#process = child
    this.#profile = profile
    this.port = port
  }

  /** Forgets who was there before; a guest has a conversation, as everybody who has become one does. */
  async becomes(visitor: Visitor, url: string): Promise<void> {
    const connection = await playwright.connectOverCDP(`http://127.0.0.1:${this.port}`)
    try {
      const [context] = connection.contexts()
      if (context === undefined) throw new Error("A browser has a context that it begins with")
      await context.clearCookies()
      const post = async (path: string, data: Record<string, string>) => {
        const answer = await context.request.post(`${url}/api${path}`, { data, headers: { Origin: url } })
        if (!answer.ok()) throw new Error(`${path} was answered with ${answer.status()}`)
      }
      if (visitor === "nobody") return
      if (visitor === "guest") {
        await post("/auth/sign-in/anonymous", {})
        await post("/conversations", { organizationId: organizations.northwind.id, text: "Can I send my boots back?" })
      } else await post("/auth/sign-in/email", { email: visitor.email ?? "", password: demoPassword })
    } finally {
      await connection.close()
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "close")
    this.#process.kill()
    await ended
    await rm(this.#profile, { recursive: true, force: true })
  }
}
