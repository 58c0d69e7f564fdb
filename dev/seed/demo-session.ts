import { randomBytes } from "node:crypto"
import { makeSignature } from "better-auth/crypto"
import { inArray } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { session } from "../../drizzle/schema/auth.ts"
import { Browser } from "../client/browser.ts"
import type { Person } from "./cast.ts"

const sessionMsDefault = 10 * 60_000

/** A running Parley: its database, where it answers, its page's origin, and the secret that it signs sessions with. */
export interface RunningParley {
  database: Database
  url: string
  origin: string
  secret: string
  /** How long the people stay signed in at most. */
  sessionMs?: number
}

/**
 * Signs demo people in for the time of the seeding. Guests have no password to sign in with, so sessions are written as
 * better-auth writes them: a row, and a cookie that holds its token and the token's signature.
 */
export class DemoSessions {
  readonly #parley: RunningParley
  readonly #tokens: string[] = []
  constructor(parley: RunningParley) {
    this.#parley = parley
  }

  async browser(person: Person): Promise<Browser> {
    const { database, url, origin, secret, sessionMs = sessionMsDefault } = this.#parley
    const token = randomBytes(24).toString("base64url")
    await database.insert(session).values({ token, userId: person.id, expiresAt: new Date(Date.now() + sessionMs) })
    this.#tokens.push(token)
    const signature = await makeSignature(token, secret)
    const cookie = origin.startsWith("https:") ? "__Secure-parley.session_token" : "parley.session_token"
    return new Browser(url, { origin, cookies: { [cookie]: encodeURIComponent(`${token}.${signature}`) } })
  }

  async end(): Promise<void> {
    if (this.#tokens.length === 0) return
    await this.#parley.database.delete(session).where(inArray(session.token, this.#tokens))
  }
}
