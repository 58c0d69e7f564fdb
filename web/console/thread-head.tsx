import type { Conversation } from "../../protocol/conversation.ts"
import { useNow } from "../app/use-now.ts"
import { Icon } from "../look/icon.tsx"
import { BackToList } from "./back-to-list.tsx"
import { NextDueAloud } from "./due.tsx"
import { standing, standingAloud } from "./standing.ts"
import { ThreadActions } from "./thread-actions.tsx"

interface Props {
  conversation: Conversation
  viewerId: string
  backTo: string
  contextIsOpen: boolean
  onContext: () => void
}

/** Who it is, where it stands, and what can be done about it. */
export function ThreadHead({ conversation, viewerId, backTo, contextIsOpen, onContext }: Props) {
  const now = useNow()
  return (
    <div className="head">
      <BackToList href={backTo} />
      <div className="what">
        <h1 className="cut" tabIndex={-1} data-thread-heading>
          {conversation.customer.name}
        </h1>
        <div className="standing small soft">
          <span className="cut">{standing(conversation, viewerId, now)}</span>
          <NextDueAloud conversation={conversation} />
        </div>
        <p className="sr" role="status">
          {standingAloud(conversation, viewerId)}
        </p>
      </div>
      <ThreadActions conversation={conversation} />
      <button
        type="button"
        className="button quiet icon-only context-toggle"
        aria-expanded={contextIsOpen}
        aria-label={`About ${conversation.customer.name}`}
        onClick={onContext}
      >
        <Icon name="more" />
      </button>
    </div>
  )
}
