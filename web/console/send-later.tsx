import { useState } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { blanksIn } from "../../protocol/reply-variables.ts"
import { useOpeningTimes } from "../desk/desk-queries.ts"
import { useLine } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { draftIn, staffDraft, writeDraft } from "../thread/use-draft.ts"
import { sendTimes } from "./work/send-times.ts"
import { TimePicker } from "./work/time-picker.tsx"

interface Props {
  conversation: Conversation
  /** The newest number that was on screen; null as long as none was. */
  seen: () => number | null
  /** Whether it could be taken. */
  onPosted: (posted: ReturnType<ReturnType<typeof useLine>["act"]>) => boolean
  onClose: () => void
}

/** What is in the field goes out by itself at a time to come, unless something newer comes before. */
export function SendLater({ conversation: { id }, seen, onPosted, onClose }: Props) {
  const line = useLine()
  const name = staffDraft("message", id)
  const { organization } = useWorkplace()
  const openingTimes = useOpeningTimes(organization.id)
  const [now] = useState(Date.now)
  const [blank] = blanksIn(draftIn(name))
  const schedule = (at: number) => {
    const number = seen()
    const text = draftIn(name)
    const posted = line.act(id, { type: "schedule", at, text, ...(number !== null && { seen: number }) })
    if (onPosted(posted)) writeDraft(name, "")
  }
  return (
    <TimePicker
      title="Send later"
      placeholder="When?"
      timeZone={openingTimes?.timeZone ?? null}
      now={now}
      times={openingTimes === null ? [] : sendTimes(now, openingTimes)}
      words={{ before: "Or at", button: "Schedule" }}
      onTime={schedule}
      onClose={onClose}
    >
      <p className="soft small">
        {blank !== undefined && <b>{blank} is not filled in. </b>}
        It is not sent if something newer comes before. What waits stands above the field.
      </p>
    </TimePicker>
  )
}
