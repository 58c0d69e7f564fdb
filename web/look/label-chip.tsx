import type { LabelColour } from "../../protocol/desk.ts"
import { labelColours } from "./label-colours.ts"

/** One of the organization's labels. */
export function LabelChip({ name, colour }: { name: string; colour: LabelColour }) {
  const { day, night } = labelColours[colour]
  const style = {
    background: `light-dark(${day.wash}, ${night.wash})`,
    color: `light-dark(${day.text}, ${night.text})`,
  }
  return (
    <span className="chip label-chip" style={style}>
      {name}
    </span>
  )
}
