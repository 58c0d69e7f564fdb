import type { Conversation } from "../../protocol/conversation.ts"
import { workOf } from "../../protocol/work.ts"
import { useNow } from "../app/use-now.ts"
import { Icon } from "../look/icon.tsx"
import { useLine } from "../organizations/line.ts"
import { type PageCommand, useOffer } from "../palette/commands.ts"
import { pointInTime } from "../thread/times.ts"
import { staffDraft, takeDraftAlong } from "../thread/use-draft.ts"
import "./scheduled-messages.css"

interface Props {
  conversation: Conversation
  /** One of them is in the field again. */
  onTaken: () => void
}

/** What will be sent by itself, and when; anybody who may can still take it back. */
export function ScheduledMessages({ conversation, onTaken }: Props) {
  const line = useLine()
  const now = useNow()
  /** Into the field, where it is a reply like any other. */
  const takeBack = (scheduledId: string, text: string) => {
    if (!unschedule(scheduledId).ok) return
    takeDraftAlong(staffDraft("message", conversation.id), text)
    onTaken()
  }
  const { scheduled } = workOf(conversation)
  const unschedule = (scheduledId: string) => line.act(conversation.id, { type: "unschedule", scheduledId })
  useOffer(
    scheduled.flatMap(({ id, text }): PageCommand[] => [
      { id: `unschedule.${id}`, words: `Do not send “${cut(text)}”`, group: "Writing", run: () => unschedule(id) },
      { id: `take.${id}`, words: `Change or send now “${cut(text)}”`, group: "Writing", run: () => takeBack(id, text) },
    ]),
  )
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
          <button type="button" className="button" onClick={() => takeBack(id, text)}>
            Change or send now
          </button>
          <button type="button" className="button" onClick={() => unschedule(id)}>
            Do not send
          </button>
        </li>
      ))}
    </ul>
  )
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text)
