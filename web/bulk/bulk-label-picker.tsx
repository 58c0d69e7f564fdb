import type { BulkCommand } from "../../protocol/bulk.ts"
import { workOf } from "../../protocol/work.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { inDigits } from "../look/digits.ts"
import { LabelChip } from "../look/label-chip.tsx"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import type { Choice } from "../palette/choices.ts"
import { Chooser } from "../palette/chooser.tsx"
import { useBulkState } from "./bulk-provider.tsx"

interface Props {
  onRun: (command: BulkCommand, words: string) => void
  onClose: () => void
}

/** Puts a label on everything that is selected or takes it off: what all of them have can only be taken off. */
export function BulkLabelPicker({ onRun, onClose }: Props) {
  const { selection } = useBulkState()
  const { conversations } = useLineState()
  const { organization } = useWorkplace()
  const { data } = useDesk(organization.id)
  const { ids } = selection
  const labels = data?.desk.labels ?? []
  const known = [...ids].flatMap(id => conversations.get(id) ?? [])
  const on = (label: string) => known.filter(one => workOf(one).labels.includes(label)).length
  const all: (Choice & { add: boolean; label: (typeof labels)[number] })[] = labels.flatMap(label => {
    const has = on(label.id)
    const chip = <LabelChip key={label.id} name={label.name} colour={label.colour} />
    const put = { id: label.id, words: label.name, mark: chip, hint: hintOf(has, ids.size), add: true, label }
    const off = { id: `off ${label.id}`, words: `Take off ${label.name}`, add: false, label }
    // Of those that this page has not read nobody knows here which labels they have.
    const isUnsure = known.length < ids.size
    return [...(has < ids.size ? [put] : []), ...(has > 0 || isUnsure ? [off] : [])]
  })
  const choices = [...all.filter(({ add }) => add), ...all.filter(({ add }) => !add)]
  const choose = (id: string) => {
    const chosen = all.find(one => one.id === id)
    if (chosen === undefined) return
    const { add, label } = chosen
    if (add) onRun({ type: "label", add: [label.id], remove: [] }, `labelled ${label.name}`)
    else onRun({ type: "label", add: [], remove: [label.id] }, `without the label ${label.name}`)
  }
  return (
    <Chooser
      title="Labels"
      placeholder="Type a label"
      choices={choices}
      onChoose={choose}
      onClose={onClose}
      none={labels.length === 0 ? "There are no labels yet." : "There is no such label."}
    />
  )
}

const hintOf = (has: number, of: number): string | undefined =>
  has === 0 ? undefined : `on ${inDigits(has)} of ${inDigits(of)}`
