import { peopleHere } from "../live/presence.ts"
import { Avatar } from "../look/avatar.tsx"
import { useLineState } from "../organizations/line.ts"

/** Colleagues who have this conversation on screen too, so that two do not answer at once. */
export function Lookers({ conversationId, viewerId }: { conversationId: string; viewerId: string }) {
  const people = peopleHere(useLineState(), conversationId)
  const lookers = people.filter(({ kind, userId }) => kind === "staff" && userId !== viewerId)
  return (
    <div className="lookers" role="status">
      {lookers.map(({ userId, name }) => (
        <span key={userId}>
          <Avatar name={name} sizePx={20} /> {name} is looking at this
        </span>
      ))}
    </div>
  )
}
