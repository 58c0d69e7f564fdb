import { APIError } from "better-auth/api"
import type { OrganizationOptions } from "better-auth/plugins/organization"
import { eq } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { organization } from "../../drizzle/schema/auth.ts"
import { region } from "../../protocol/organization.ts"
import { role } from "../../protocol/person.ts"
import type { revocation } from "./revocation.ts"

type Hooks = NonNullable<OrganizationOptions["organizationHooks"]>

/** What Parley asks of organizations beyond what better-auth checks, and how live sockets learn of changes. */
export function organizationRules(database: Database, live: ReturnType<typeof revocation>): Hooks {
  return {
    async beforeAddMember({ member }) {
      checkRole(member.role)
    },
    async beforeCreateInvitation({ invitation }) {
      checkRole(invitation.role)
    },
    async beforeUpdateMemberRole({ newRole }) {
      checkRole(newRole)
    },
    async afterUpdateMemberRole({ member, organization }) {
      await live.changeRole(placed(organization), member.userId, role.parse(member.role))
    },
    async afterRemoveMember({ member, organization }) {
      await live.changeRole(placed(organization), member.userId, null)
    },
    async afterAcceptInvitation({ member, organization }) {
      await live.changeRole(placed(organization), member.userId, role.parse(member.role))
    },
    async beforeDeleteOrganization({ organization: deleted }) {
      await live.expectEnd(placed(deleted)).catch(notNow)
      // In one statement, members and invitations included: better-auth would remove the members first, and no organization
      // may be without an owner. It finds nothing left to do.
      await database.delete(organization).where(eq(organization.id, deleted.id))
    },
    async afterDeleteOrganization({ organization }) {
      await live.dissolve(placed(organization))
    },
  }
}

/** better-auth would take several roles at once ("admin,agent"); Parley knows one role per person and organization. */
function checkRole(given: string): void {
  if (!role.safeParse(given).success)
    throw new APIError("BAD_REQUEST", { code: "bad_request", message: "Unknown role." })
}

function notNow(cause: unknown): never {
  console.error("An organization could not be deleted", loggable(cause))
  throw new APIError("SERVICE_UNAVAILABLE", { code: "unavailable", message: "It cannot be deleted right now." })
}

function placed(organization: { id: string; region?: unknown }) {
  return { id: organization.id, region: region.parse(organization.region) }
}
