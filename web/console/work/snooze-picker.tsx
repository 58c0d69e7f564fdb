import { useState } from "react"
import type { Conversation } from "../../../protocol/conversation.ts"
import { workOf } from "../../../protocol/work.ts"
import { useDesk } from "../../desk/desk-queries.ts"
import { whenText } from "../../desk/when-text.ts"
import { FormError } from "../../look/form-error.tsx"
import { useLine } from "../../organizations/line.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"
import type { Choice } from "../../palette/choices.ts"
import { Chooser } from "../../palette/chooser.tsx"
import { fieldTime, snoozeTimes, typedTime } from "./snooze-times.ts"

/** Out of sight until a time or a reply. Times are those of the clock where the team works. */
export function SnoozePicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const line = useLine()
  const { organization } = useWorkplace()
  const { data } = useDesk(organization.id)
  const timeZone = data?.desk.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [now] = useState(Date.now)
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState<string | null>(null)
  const times = snoozeTimes(now, timeZone)
  const choices: Choice[] = [
    ...times.map(({ id, words, until }) => ({ id, words, hint: whenText(until, timeZone) })),
    { id: "reply", words: "Until there is a reply" },
    ...(workOf(conversation).snooze ? [{ id: "wake", words: "Not any longer: back into the queues" }] : []),
  ]
  const choose = (id: string) => {
    if (id === "wake") line.act(conversation.id, { type: "wake" })
    else line.act(conversation.id, { type: "snooze", until: times.find(one => one.id === id)?.until ?? null })
  }
  const untilTyped = () => {
    const until = typedTime(typed, timeZone)
    if (until === null || until <= Date.now()) return setWrong("Choose a time that is still to come.")
    line.act(conversation.id, { type: "snooze", until })
    onClose()
  }
  return (
    <Chooser title="Snooze" placeholder="Until when?" choices={choices} onChoose={choose} onClose={onClose}>
      <form
        className="foot"
        onSubmit={event => {
          event.preventDefault()
          untilTyped()
        }}
      >
        <label htmlFor="snooze-until">Or until ({timeZone.replaceAll("_", " ")})</label>
        <div className="beside">
          <input
            id="snooze-until"
            type="datetime-local"
            min={fieldTime(now, timeZone)}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <button type="submit" className="button">
            Snooze
          </button>
        </div>
        {wrong !== null && <FormError>{wrong}</FormError>}
      </form>
    </Chooser>
  )
}
