import { useParams } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import { useSession } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { accentStyle } from "../look/accent.ts"
import { useOrganizationAt } from "../organizations/organization-query.ts"
import { AtOrganization } from "./at-organization.tsx"
import { CustomerRoom } from "./customer-room.tsx"
import { StaffAtDoor } from "./staff-at-door.tsx"
import { StrangerAtDoor } from "./stranger-at-door.tsx"
import "./customer.css"

/** `/o/:slug/:conversationId?`: an organization's public door. Anybody may write; nobody has to sign in first. */
export default function DoorPage() {
  const { slug = "", conversationId = null } = useParams<{ slug: string; conversationId?: string }>()
  const session = useSession()
  // Beside the session, not after it.
  useOrganizationAt(slug)
  if (session.kind === "loading") return <Waiting />
  return (
    <AtOrganization slug={slug}>
      {organization => (
        <div className="door" style={accentStyle(organization.accent)}>
          {session.kind === "nobody" ? (
            <StrangerAtDoor organization={organization} asked={conversationId} />
          ) : isStaff(organization) ? (
            <StaffAtDoor organization={organization} />
          ) : (
            <CustomerRoom
              key={`${organization.id} ${session.user.id}`}
              organization={organization}
              userId={session.user.id}
              isGuest={session.kind === "guest"}
              base={`/o/${slug}`}
              asked={conversationId}
            />
          )}
        </div>
      )}
    </AtOrganization>
  )
}
