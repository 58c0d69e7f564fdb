import { betterAuth } from "better-auth/minimal"
import type { Env } from "../env.ts"
import { authSettings } from "./auth-settings.ts"

/**
 * better-auth with nothing but what it takes to say whose session a cookie names. This is on the path of every request, and
 * setting up the plugins, which are about changing things, took longer than the reading (auth.ts is the whole).
 */
export function sessionReader(env: Env) {
  const { settings, sessionHooks } = authSettings(env)
  return betterAuth({
    ...settings,
    // The field that the plugin for guests would add.
    user: { additionalFields: { isAnonymous: { type: "boolean", required: false } } },
    databaseHooks: { session: sessionHooks },
  }).api
}
