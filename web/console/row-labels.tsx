import type { Label } from "../../protocol/desk.ts"
import { LabelChip } from "../look/label-chip.tsx"

interface Props {
  ids: readonly string[]
  /** All of the organization's. */
  labels: readonly Label[]
}

/** The first label, others that are short enough to stand beside it and the name, and how many more there are. */
export function RowLabels({ ids, labels }: Props) {
  const on = labels.filter(({ id }) => ids.includes(id))
  const shown = on.slice(0, fitting(on.map(({ name }) => name.length)))
  const more = on.slice(shown.length)
  return (
    <>
      {shown.map(label => (
        <LabelChip key={label.id} name={label.name} colour={label.colour} />
      ))}
      {more.length > 0 && (
        <span className="chip" title={more.map(({ name }) => name).join(", ")}>
          +{more.length}
          <span className="sr"> more {more.length === 1 ? "label" : "labels"}</span>
        </span>
      )}
    </>
  )
}

/** What a row has room for beside most names. */
const charactersMax = 12

function fitting(lengths: readonly number[]): number {
  let sum = 0
  const first = lengths.findIndex(length => {
    sum += length
    return sum > charactersMax
  })
  return first === -1 ? lengths.length : Math.max(1, first)
}
