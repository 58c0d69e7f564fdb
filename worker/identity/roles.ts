import { createAccessControl } from "better-auth/plugins/access"
import type { Role } from "../../protocol/person.ts"

const control = createAccessControl({
  organization: ["update", "delete"],
  member: ["create", "update", "delete"],
  invitation: ["create", "cancel"],
} as const)

const nothing = { organization: [], member: [], invitation: [] } as const

/** What each role may do to the organization itself. Conversations have their own rule (protocol/permission.ts). */
export const roles = {
  owner: control.newRole({
    organization: ["update", "delete"],
    member: ["create", "update", "delete"],
    invitation: ["create", "cancel"],
  }),
  admin: control.newRole({
    organization: ["update"],
    member: ["create", "update", "delete"],
    invitation: ["create", "cancel"],
  }),
  agent: control.newRole({ ...nothing }),
  member: control.newRole({ ...nothing }),
} satisfies Record<Role, unknown>

/** Whether it may change the organization: its profile, its rules, its assistant, and what the whole team shares. */
export const manages = (role: Role | null): boolean =>
  role !== null && roles[role].authorize({ organization: ["update"] }).success

export { control as accessControl }
