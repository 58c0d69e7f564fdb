import { limits } from "../../protocol/limits.ts"
import { ReadState } from "../app/read-state.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { useReplies } from "./at-hand-queries.ts"
import { KeptList } from "./kept-list.tsx"
import { ReplyForm } from "./reply-form.tsx"
import "../look/organizations.css"

/** `/dashboard/:slug/replies`: what the team says often. */
export default function RepliesPage() {
  const { organization } = useWorkplace()
  return (
    <Room title="Canned replies" lead="What your team says often. Type / where you write, and choose one.">
      <ReadState read={useReplies(organization.id)}>
        {({ items }) => (
          <KeptList
            noun="replies"
            items={items}
            what="reply"
            max={limits.repliesMax}
            empty="There are none yet. A greeting is a good first one."
            about={({ text }) => text}
            form={(reply, onDone) => <ReplyForm reply={reply} onDone={onDone} />}
          />
        )}
      </ReadState>
    </Room>
  )
}
