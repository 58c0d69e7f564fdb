import { useRef } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { useNow } from "../app/use-now.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { Icon } from "../look/icon.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
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
  seen: () => number | null
}

/** Who it is, where it stands, and what can be done about it. */
export function ThreadHead({ conversation, viewerId, backTo, contextIsOpen, onContext, seen }: Props) {
  const now = useNow()
  const { organization } = useWorkplace()
  const { data, isError } = useDesk(organization.id)
  const head = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeepFocus(head, heading)
  return (
    <div className="head" ref={head}>
      <BackToList href={backTo} />
      <div className="what">
        <h1 ref={heading} className="cut" dir="auto" tabIndex={-1} data-thread-heading>
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
      <ThreadActions
        conversation={conversation}
        dispositions={data?.desk.dispositions ?? (isError ? [] : null)}
        seen={seen}
      />
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
