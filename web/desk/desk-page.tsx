import { ReadState } from "../app/read-state.tsx"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { DeskForm } from "./desk-form.tsx"
import { useDesk } from "./desk-queries.ts"
import { DeskToRead } from "./desk-to-read.tsx"
import "../look/organizations.css"
import "./desk.css"

/** `/dashboard/:slug/desk`: the rules for the team. */
export default function DeskPage() {
  const workplace = useWorkplace()
  const read = useDesk(workplace.organization.id)
  return (
    <Room
      title="Desk"
      lead="When you are open, what you promise, how conversations are sorted, and what happens by itself."
    >
      <ReadState read={read}>
        {kept =>
          manages(workplace) ? <DeskForm kept={kept} readAt={read.dataUpdatedAt} /> : <DeskToRead desk={kept.desk} />
        }
      </ReadState>
    </Room>
  )
}
