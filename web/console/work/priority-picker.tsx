import { type Priority, priority } from "../../../protocol/work.ts"
import { Chooser } from "../../palette/chooser.tsx"
import { priorityWords } from "../priority-words.ts"

interface Props {
  /** What it is; null of several. */
  now: Priority | null
  onPriority: (priority: Priority) => void
  onClose: () => void
}

export function PriorityPicker({ now, onPriority, onClose }: Props) {
  const choices = priority.options.toReversed().map(id => ({ id, words: priorityWords[id], isOn: id === now }))
  const choose = (id: string) => onPriority(priority.parse(id))
  return <Chooser title="Priority" choices={choices} onChoose={choose} onClose={onClose} />
}
