import { InvitationList } from "./invitation-list.tsx"
import { InviteForm } from "./invite-form.tsx"
import { MemberList } from "./member-list.tsx"
import { manages, useWorkplace } from "./organization-context.ts"
import { Room } from "./room.tsx"
import "../look/organizations.css"

export default function TeamPage() {
  const mayManage = manages(useWorkplace())
  return (
    <Room
      title="Team"
      lead={mayManage ? "Who belongs here, and what they may do." : "Who belongs here. Owners and admins change it."}
    >
      {mayManage && (
        <section className="card" aria-labelledby="invite">
          <h2 id="invite">Invite somebody</h2>
          <InviteForm />
          <InvitationList />
        </section>
      )}
      <section className="card" aria-labelledby="members">
        <h2 id="members">Members</h2>
        <MemberList />
      </section>
    </Room>
  )
}
