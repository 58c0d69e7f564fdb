import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { betterAuth } from "better-auth/minimal"
import { anonymous } from "better-auth/plugins/anonymous"
import { organization } from "better-auth/plugins/organization"
import { type Database, database } from "../../drizzle/client.ts"
import * as schema from "../../drizzle/schema/auth.ts"
import type { Env } from "../env.ts"
import { authLog } from "./auth-log.ts"
import { guestName, upgradeGuest } from "./guests.ts"
import { identityLimits } from "./identity-limits.ts"
import { organizationRules } from "./organization-rules.ts"
import { personRules } from "./person-rules.ts"
import { revocation } from "./revocation.ts"
import { accessControl, roles } from "./roles.ts"

/**
 * better-auth, made anew for each request: it awaits its own set-up, and in workerd a promise that one request waits for
 * must not belong to another.
 */
export function auth(env: Env) {
  const db = database(env)
  const live = revocation(env, db)
  const isHttps = env.PUBLIC_ORIGIN.startsWith("https:")
  return betterAuth({
    appName: "Parley",
    baseURL: env.PUBLIC_ORIGIN,
    basePath: "/api/auth",
    trustedOrigins: [env.PUBLIC_ORIGIN],
    secret: env.BETTER_AUTH_SECRET,
    database: adapter(db),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: identityLimits.passwordCharactersMin,
      maxPasswordLength: identityLimits.passwordCharactersMax,
    },
    session: { expiresIn: identityLimits.sessionSeconds, updateAge: identityLimits.sessionRenewSeconds },
    user: { deleteUser: { enabled: true, beforeDelete: person => personRules.mayLeave(db, person.id) } },
    databaseHooks: {
      user: {
        create: { before: async person => personRules.checkName(person) },
        update: { before: async person => personRules.checkName(person) },
      },
      // Sign-out, revoking, a new password, and deleting an account all end in deleting sessions.
      session: { delete: { after: session => live.endSessions(session.userId, [session.id]) } },
    },
    plugins: [
      anonymous({
        generateName: guestName,
        onLinkAccount: ({ anonymousUser, newUser }) =>
          upgradeGuest(env, db, {
            fromUserId: anonymousUser.user.id,
            to: { userId: newUser.user.id, name: newUser.user.name },
          }),
      }),
      organization({
        ac: accessControl,
        roles,
        allowUserToCreateOrganization: person => person.isAnonymous !== true,
        organizationLimit: identityLimits.organizationsPerPersonMax,
        membershipLimit: identityLimits.membersPerOrganizationMax,
        invitationLimit: identityLimits.pendingInvitationsMax,
        // Inviting again replaces the invitation, so that its role and its seven days are the new ones.
        cancelPendingInvitationsOnReInvite: true,
        invitationExpiresIn: identityLimits.invitationSeconds,
        schema: {
          organization: {
            additionalFields: {
              region: { type: "string", required: false, defaultValue: "auto" },
              accent: { type: "string", required: false },
            },
          },
        },
        organizationHooks: organizationRules(live),
      }),
    ],
    // On loopback everybody shares one address, so the limits hold where there are addresses to tell apart.
    rateLimit: { enabled: isHttps, storage: "database", ...identityLimits.requests },
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
  })
}

/** Neon over HTTP has no interactive transaction; better-auth then undoes by hand what it half did. */
function adapter(db: Database) {
  return drizzleAdapter(db, { provider: "pg", schema, transaction: false })
}
