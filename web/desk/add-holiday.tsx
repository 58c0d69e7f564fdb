import { type MouseEvent, useId, useRef } from "react"
import { linesOf } from "../app/lines.ts"
import { changeField } from "./change-field.ts"

/** Picks a day for the holidays above it, in the reader's own calendar. */
export function AddHoliday() {
  const id = useId()
  const day = useRef<HTMLInputElement>(null)

  function add({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>): void {
    const holidays = form?.elements.namedItem("holidays")
    if (!(holidays instanceof HTMLTextAreaElement) || !day.current?.value) return day.current?.focus()
    const days = new Set([...linesOf(holidays.value), day.current.value])
    changeField(holidays, [...days].toSorted().join("\n"))
    day.current.value = ""
  }

  return (
    <div className="field beside">
      <label htmlFor={id}>Add a day</label>
      <div>
        {/* Without a name it is no part of what is saved. */}
        <input ref={day} id={id} type="date" />
        <button type="button" className="button" onClick={add}>
          Add
        </button>
      </div>
    </div>
  )
}
