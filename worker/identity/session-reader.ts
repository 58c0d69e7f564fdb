import { betterAuth } from "better-auth/minimal"
import type { Env } from "../env.ts"
import { authSettings } from "./auth-settings.ts"

type SessionReader = ReturnType<typeof setUp>["api"]

const ready = new WeakMap<Env, SessionReader>()

/**
 * better-auth with nothing but what it takes to say whose session a cookie names (auth.ts is the whole). This is on the path
 * of every request, and setting up took longer than reading, so it is kept for the isolate; but only once it is set up,
 * since in workerd a promise that one request waits for must not belong to another.
 */
export async function sessionReader(env: Env): Promise<SessionReader> {
  const known = ready.get(env)
  if (known) return known
  const made = setUp(env)
  await made.$context
  ready.set(env, made.api)
  return made.api
}

function setUp(env: Env) {
  const { settings, sessionHooks } = authSettings(env)
  return betterAuth({
    ...settings,
    // One query instead of two, on the path of every request.
    advanced: { ...settings.advanced, database: { ...settings.advanced.database, joins: true } },
    // The field that the plugin for guests would add.
    user: { additionalFields: { isAnonymous: { type: "boolean", required: false } } },
    databaseHooks: { session: sessionHooks },
  })
}
