import type { Conversation } from "../../protocol/conversation.ts"
import { workOf } from "../../protocol/work.ts"
import { useNow } from "../app/use-now.ts"
import { Icon } from "../look/icon.tsx"
import { useLine } from "../organizations/line.ts"
import { pointInTime } from "../thread/times.ts"
import "./scheduled-messages.css"

/** What will be sent by itself, and when; anybody who may can still take it back. */
export function ScheduledMessages({ conversation }: { conversation: Conversation }) {
  const line = useLine()
  const now = useNow()
  const { scheduled } = workOf(conversation)
  if (scheduled.length === 0) return null
  return (
    <ul className="scheduled" aria-label="Scheduled messages">
      {scheduled.map(({ id, at, text, by }) => (
        <li key={id}>
          <Icon name="clock" />
          <span className="what">
            <b>
              {by.name} sends this {pointInTime(at, now)}
            </b>
            <span className="cut soft">{text}</span>
          </span>
          <button
            type="button"
            className="button"
            onClick={() => line.act(conversation.id, { type: "unschedule", scheduledId: id })}
          >
            Do not send
          </button>
        </li>
      ))}
    </ul>
  )
}
