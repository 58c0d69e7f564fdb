import { useState } from "react"
import type { Conversation } from "../../../protocol/conversation.ts"
import { workOf } from "../../../protocol/work.ts"
import { useDesk } from "../../desk/desk-queries.ts"
import { useLine } from "../../organizations/line.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"
import { snoozeTimes } from "./snooze-times.ts"
import { TimePicker } from "./time-picker.tsx"

/** Out of sight until a time or a reply. */
export function SnoozePicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const line = useLine()
  const { organization } = useWorkplace()
  const { data } = useDesk(organization.id)
  const timeZone = data?.desk.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [now] = useState(Date.now)
  const snooze = (until: number | null) => line.act(conversation.id, { type: "snooze", until })
  return (
    <TimePicker
      title="Snooze"
      placeholder="Until when?"
      timeZone={timeZone}
      now={now}
      times={snoozeTimes(now, timeZone).map(({ until, ...time }) => ({ ...time, at: until }))}
      others={[
        { id: "reply", words: "Until there is a reply" },
        ...(workOf(conversation).snooze ? [{ id: "wake", words: "Not any longer: back into the queues" }] : []),
      ]}
      words={{ before: "Or until", button: "Snooze" }}
      onTime={snooze}
      onOther={id => (id === "wake" ? line.act(conversation.id, { type: "wake" }) : snooze(null))}
      onClose={onClose}
    />
  )
}
