import type { Env } from "../env.ts"
import { sessionReader } from "./session-reader.ts"

/** The person behind a request. `email` is null for a guest, whose address is only a placeholder. */
export interface SignedIn {
  userId: string
  name: string
  email: string | null
  isAnonymous: boolean
  sessionId: string
  sessionExpiresAt: Date
  /** When this check began, milliseconds since 1970; what ends while it goes on, the organization's object remembers. */
  checkedAt: number
}

/**
 * Reads the session from Postgres every time: a cached cookie would keep a session alive that was ended elsewhere. The
 * expiry is prolonged by better-auth's own `get-session`, which can set the cookie that goes with it.
 */
export async function viewer(request: Request, env: Env): Promise<SignedIn | null> {
  const checkedAt = Date.now()
  const found = await (await sessionReader(env)).getSession({
    headers: request.headers,
    query: { disableCookieCache: true, disableRefresh: true },
  })
  if (found === null) return null
  const { user, session } = found
  const isAnonymous = user.isAnonymous === true
  return {
    userId: user.id,
    name: user.name,
    email: isAnonymous ? null : user.email,
    isAnonymous,
    sessionId: session.id,
    sessionExpiresAt: session.expiresAt,
    checkedAt,
  }
}
