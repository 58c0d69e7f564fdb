import { useState } from "react"
import { useOpeningTimes } from "../../desk/desk-queries.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"
import { snoozeTimes } from "./snooze-times.ts"
import { TimePicker } from "./time-picker.tsx"

interface Props {
  /** Whether there is something to bring back. */
  isSnoozed: boolean
  onSnooze: (until: number | null) => void
  onWake: () => void
  onClose: () => void
}

/** Out of sight until a time or a reply. */
export function SnoozePicker({ isSnoozed, onSnooze, onWake, onClose }: Props) {
  const { organization } = useWorkplace()
  const timeZone = useOpeningTimes(organization.id)?.timeZone ?? null
  const [now] = useState(Date.now)
  return (
    <TimePicker
      title="Snooze"
      placeholder="Until when?"
      timeZone={timeZone}
      now={now}
      times={timeZone === null ? [] : snoozeTimes(now, timeZone).map(({ until, ...time }) => ({ ...time, at: until }))}
      others={[
        { id: "reply", words: "Until there is a reply" },
        ...(isSnoozed ? [{ id: "wake", words: "Not any longer: back into the queues" }] : []),
      ]}
      words={{ before: "Or until", button: "Snooze" }}
      onTime={onSnooze}
      onOther={id => (id === "wake" ? onWake() : onSnooze(null))}
      onClose={onClose}
    />
  )
}
