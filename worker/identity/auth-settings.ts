import type { BetterAuthOptions } from "better-auth"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { drizzle } from "drizzle-orm/neon-http"
import { type Database, database } from "../../drizzle/client.ts"
import * as schema from "../../drizzle/schema/auth.ts"
import type { Env } from "../env.ts"
import { authLog } from "./auth-log.ts"
import { identityLimits } from "./identity-limits.ts"
import { revocation } from "./revocation.ts"

/** What every instance of better-auth is told, whatever it is made for. */
export function authSettings(env: Env) {
  const db = database(env)
  const live = revocation(env, db)
  const isHttps = env.PUBLIC_ORIGIN.startsWith("https:")
  const settings = {
    appName: "Parley",
    baseURL: env.PUBLIC_ORIGIN,
    basePath: "/api/auth",
    trustedOrigins: [env.PUBLIC_ORIGIN],
    secret: env.BETTER_AUTH_SECRET,
    database: adapter(db),
    session: { expiresIn: identityLimits.sessionSeconds, updateAge: identityLimits.sessionRenewSeconds },
    advanced: {
      cookiePrefix: "parley",
      useSecureCookies: isHttps,
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      database: { generateId: "uuid", validateSchema: false },
    },
    // Unexpected errors are answered by the app, in its own shape (routes/failure.ts).
    onAPIError: { throw: true },
    logger: authLog,
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
  // Sign-out, revoking, a new password, deleting an account, and finding that a session is over all end in deleting it.
  const sessionHooks = {
    delete: {
      after: (session: { userId: string; id: string }) => live.endSessions(session.userId, [session.id]),
    },
  }
  return { db, live, isHttps, settings, sessionHooks }
}

/** Neon over HTTP has no interactive transaction; better-auth then undoes by hand what it half did. */
function adapter(db: Database) {
  // Built over the same client once more, with the tables named, for those who read with joins (session-reader.ts).
  return drizzleAdapter(drizzle(db.$client, { schema }), { provider: "pg", schema, transaction: false })
}
