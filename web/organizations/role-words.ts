import type { Role } from "../../protocol/person.ts"

/** What a role is called and what it may do, for those who give it. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  owner: { name: "Owner", may: "Everything, and making other owners." },
  admin: { name: "Admin", may: "Answers, and manages members, invitations and settings." },
  agent: { name: "Agent", may: "Answers conversations in the console." },
  member: { name: "Member", may: "Belongs to the organization and writes to it; no console." },
}

/** From the one who may least, so that a form starts with it. */
export const rolesAscending: Role[] = ["member", "agent", "admin", "owner"]
