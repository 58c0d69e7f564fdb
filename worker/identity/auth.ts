import { betterAuth } from "better-auth/minimal"
import { anonymous } from "better-auth/plugins/anonymous"
import { organization } from "better-auth/plugins/organization"
import type { Env } from "../env.ts"
import { authSettings } from "./auth-settings.ts"
import { eraseEverywhere } from "./erase-everywhere.ts"
import { guestName, upgradeGuest } from "./guests.ts"
import { identityLimits } from "./identity-limits.ts"
import { organizationRules } from "./organization-rules.ts"
import { personRules } from "./person-rules.ts"
import { accessControl, roles } from "./roles.ts"

/**
 * better-auth, made anew for each request: it awaits its own set-up, and in workerd a promise that one request waits for
 * must not belong to another.
 */
export function auth(env: Env) {
  const { db, live, isHttps, settings, sessionHooks } = authSettings(env)
  return betterAuth({
    ...settings,
    emailAndPassword: {
      enabled: true,
      minPasswordLength: identityLimits.passwordCharactersMin,
      maxPasswordLength: identityLimits.passwordCharactersMax,
    },
    user: {
      deleteUser: {
        enabled: true,
        beforeDelete: async person => {
          await personRules.stepDown(db, person.id)
          await eraseEverywhere(env, db, person)
        },
      },
    },
    databaseHooks: {
      user: {
        create: { before: async person => personRules.checkName(person) },
        update: { before: async person => personRules.checkName(person) },
      },
      session: sessionHooks,
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
        organizationHooks: organizationRules(db, live),
      }),
    ],
    // On loopback everybody shares one address, so the limits hold where there are addresses to tell apart.
    rateLimit: { enabled: isHttps, storage: "database", ...identityLimits.requests },
  })
}
