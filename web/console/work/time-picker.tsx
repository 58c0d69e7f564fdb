import { type ReactNode, useState } from "react"
import { whenText } from "../../desk/when-text.ts"
import { FormError } from "../../look/form-error.tsx"
import type { Choice } from "../../palette/choices.ts"
import { Chooser } from "../../palette/chooser.tsx"
import type { NamedTime } from "./send-times.ts"
import { fieldTime, typedTime } from "./snooze-times.ts"

interface Props {
  title: string
  placeholder: string
  /** Null as long as it is not known: nothing can be chosen before, or it could mean another hour. */
  timeZone: string | null
  /** When the list was opened. */
  now: number
  times: readonly NamedTime[]
  /** What else can be chosen instead of a time. */
  others?: readonly Choice[]
  /** Before a time of one's own, and on the button behind it. */
  words: { before: string; button: string }
  onTime: (at: number) => void
  onOther?: (id: string) => void
  onClose: () => void
  children?: ReactNode
}

/** A time to come: one of those that people usually want, or any. Times are those of the clock where the team works. */
export function TimePicker({ title, placeholder, timeZone, now, times, others = [], words, ...does }: Props) {
  const { onTime, onOther, onClose, children } = does
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState<string | null>(null)
  if (timeZone === null)
    return (
      <Chooser
        {...{ title, placeholder, onClose }}
        choices={[]}
        none="Reading when the team works…"
        onChoose={() => {}}
      />
    )
  const choices: Choice[] = [
    ...times.map(({ id, words, at }) => ({ id, words, hint: whenText(at, timeZone) })),
    ...others,
  ]
  const choose = (id: string) => {
    const time = times.find(one => one.id === id)
    if (time) onTime(time.at)
    else onOther?.(id)
  }
  const takeTyped = () => {
    const at = typedTime(typed, timeZone)
    if (at === null || at <= Date.now()) return setWrong("Choose a time that is still to come.")
    onTime(at)
    onClose()
  }
  return (
    <Chooser title={title} placeholder={placeholder} choices={choices} onChoose={choose} onClose={onClose}>
      <form
        className="foot"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          takeTyped()
        }}
      >
        {children}
        <label htmlFor="own-time">
          {words.before} ({timeZone.replaceAll("_", " ")})
        </label>
        <div className="beside">
          <input
            id="own-time"
            type="datetime-local"
            min={fieldTime(now, timeZone)}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <button type="submit" className="button">
            {words.button}
          </button>
        </div>
        {wrong !== null && <FormError>{wrong}</FormError>}
      </form>
    </Chooser>
  )
}
