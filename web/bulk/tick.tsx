import type { MouseEvent } from "react"
import type { Select } from "./use-select.ts"

interface Props {
  id: string
  name: string
  isSelected: boolean
  select: Select
}

/** Beside a row, for the hand: the keyboard has X and Space on the row itself, so that Tab still goes from row to row. */
export function Tick({ id, name, isSelected, select }: Props) {
  const onClick = (event: MouseEvent) => select(id, event.shiftKey ? "range" : "one")
  return (
    // The focus stays where it was: on the row, from which the keys go on.
    <label className="tick-place" onMouseDown={event => event.preventDefault()}>
      <span className="sr">Select {name}</span>
      <input type="checkbox" tabIndex={-1} checked={isSelected} onClick={onClick} onChange={() => {}} />
    </label>
  )
}
