import { neon, neonConfig } from "@neondatabase/serverless"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { betterAuth } from "better-auth/minimal"
import { and, desc, eq, isNotNull, lt } from "drizzle-orm"
import { drizzle } from "drizzle-orm/neon-http"
import { Hono } from "hono"
import * as schema from "../../../drizzle/schema/auth.ts"
import { conversations, messages } from "../../../drizzle/schema/conversations.ts"

interface Env {
  DATABASE_URL: string
  DATABASE_HTTP_URL: string
  BETTER_AUTH_SECRET: string
  PUBLIC_ORIGIN: string
}

/**
 * The floor: what a page of history costs anybody who keeps messages in Postgres with Hono, Drizzle and better-auth. Who
 * asks is looked up, the conversation must be theirs, and the page comes from the same rows. All that Parley spares itself
 * this is spared, too: better-auth is set up once, and asks for session and user in one query.
 */
const app = new Hono<{ Bindings: Env }>()

app.get("/api/conversations/:id/messages", async context => {
  const { env, req } = context
  const { db, auth } = await identity(env)
  const signedIn = await auth.api.getSession({ headers: req.raw.headers })
  if (signedIn === null) return context.json({ error: "Sign in first" }, 401)

  const id = req.param("id")
  const [own] = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.id, id), eq(conversations.userId, signedIn.user.id)))
  if (own === undefined) return context.json({ error: "Not found" }, 404)

  const limit = Number(req.query("limit") ?? 50)
  const before = Number(req.query("before") ?? Number.MAX_SAFE_INTEGER)
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, id), isNotNull(messages.position), lt(messages.position, before)))
    .orderBy(desc(messages.position))
    .limit(limit + 1)
  const entries = rows
    .slice(0, limit)
    .reverse()
    .map(row => ({
      id: row.id,
      conversationId: row.conversationId,
      position: row.position,
      at: row.createdAt.getTime(),
      author: { kind: row.senderType, id: row.senderId, name: row.senderName },
      body: row.body,
    }))
  return context.json({ entries, next: rows.length > limit ? (entries[0]?.position ?? null) : null })
})

type Identity = Awaited<ReturnType<typeof setUp>>
let known: Identity | undefined

/** Kept once it is set up: in workerd a promise that one request waits for must not belong to another. */
async function identity(env: Env): Promise<Identity> {
  known ??= await setUp(env)
  return known
}

async function setUp(env: Env) {
  neonConfig.fetchEndpoint = env.DATABASE_HTTP_URL
  const db = drizzle(neon(env.DATABASE_URL), { schema })
  const auth = betterAuth({
    baseURL: env.PUBLIC_ORIGIN,
    secret: env.BETTER_AUTH_SECRET,
    database: drizzleAdapter(db, { provider: "pg", schema }),
    advanced: { cookiePrefix: "parley", database: { joins: true } },
    telemetry: { enabled: false },
  })
  await auth.$context
  return { db, auth }
}

export default app
