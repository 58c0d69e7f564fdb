import { createContext, use } from "react"
import type { OrganizationAtDoor } from "../../protocol/organization.ts"
import type { Role } from "../../protocol/person.ts"
import type { SessionUser } from "../app/session.ts"

/** The organization whose rooms one is in, with one's own place in it. Only staff get this far. */
interface Workplace {
  organization: OrganizationAtDoor
  role: Role
  user: SessionUser
}

export const WorkplaceContext = createContext<Workplace | null>(null)

export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext)
  if (workplace === null) throw new Error("Used outside of an organization's dashboard")
  return workplace
}

/** Who manages members, invitations and settings. The service decides; this only hides what would be refused. */
export const manages = ({ role }: Workplace): boolean => role === "owner" || role === "admin"
