import { hashPassword } from "better-auth/crypto"
import type { Database } from "../../drizzle/client.ts"
import { account, session, user } from "../../drizzle/schema/auth.ts"
import { devices } from "../../drizzle/schema/notifications.ts"
import type { Env } from "../env.ts"
import { identityLimits } from "../identity/identity-limits.ts"
import { Browser } from "../test/browser.ts"
import { type Person, password } from "../test/people.ts"
import { cast } from "./columns.ts"

/** Somebody who is signed in twice: in their browser, where they are notified, and elsewhere. */
export interface Member extends Person {
  sessions: { here: string; elsewhere: string }
  sessionId: string
  deviceId: string
}

let hash: Promise<string> | undefined

/** People with accounts and sessions, written into Postgres at once: every cell of a table can have a crowd of its own. */
export async function crowd(env: Env, db: Database) {
  hash ??= hashPassword(password)
  const hashed = await hash
  const people = await Promise.all(cast.map(async name => [name, await person(env, name)] as const))
  const all = people.map(([name, one]) => ({ ...one, isAnonymous: name === "guest" }))
  const expiresAt = new Date(Date.now() + identityLimits.sessionSeconds * 1000)
  await db.batch([
    db.insert(user).values(all.map(({ userId: id, name, email, isAnonymous }) => ({ id, name, email, isAnonymous }))),
    db
      .insert(account)
      .values(all.map(({ userId }) => ({ userId, accountId: userId, providerId: "credential", password: hashed }))),
    db.insert(session).values(
      all.flatMap(({ userId, sessions, sessionId }) => [
        { token: sessions.here, id: sessionId, userId, expiresAt },
        { token: sessions.elsewhere, id: crypto.randomUUID(), userId, expiresAt },
      ]),
    ),
    db.insert(devices).values(all.map(({ userId, sessionId, deviceId: id }) => ({ ...device, id, userId, sessionId }))),
  ])
  return Object.fromEntries(people) as Record<(typeof cast)[number], Member>
}

const device = { endpoint: "https://push.services.example.com/1", p256dh: "p256dh", auth: "auth" }

async function person(env: Env, name: string): Promise<Member> {
  const userId = crypto.randomUUID()
  const sessions = { here: crypto.randomUUID(), elsewhere: crypto.randomUUID() }
  const cookie = `${env.PUBLIC_ORIGIN.startsWith("https:") ? "__Secure-" : ""}parley.session_token`
  const cookies = new Map([[cookie, await signed(sessions.here, env.BETTER_AUTH_SECRET)]])
  const browser = new Browser(env, {}, cookies)
  const ids = { sessionId: crypto.randomUUID(), deviceId: crypto.randomUUID() }
  return { userId, name, email: `${name}-${userId}@example.com`, sessions, ...ids, browser }
}

/** A cookie's value as better-auth signs it. */
async function signed(value: string, secret: string): Promise<string> {
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ])
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(value)))
  return encodeURIComponent(`${value}.${btoa(String.fromCharCode(...signature))}`)
}
