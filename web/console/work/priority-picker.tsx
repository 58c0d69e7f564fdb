import type { Conversation } from "../../../protocol/conversation.ts"
import { type Priority, priority, workOf } from "../../../protocol/work.ts"
import { useLine } from "../../organizations/line.ts"
import { Chooser } from "../../palette/chooser.tsx"

export const priorityWords: Record<Priority, string> = { urgent: "Urgent", high: "High", normal: "Normal", low: "Low" }

export function PriorityPicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const line = useLine()
  const now = workOf(conversation).priority
  const choices = priority.options.toReversed().map(id => ({ id, words: priorityWords[id], isOn: id === now }))
  const choose = (id: string) => line.act(conversation.id, { type: "prioritize", priority: priority.parse(id) })
  return <Chooser title="Priority" choices={choices} onChoose={choose} onClose={onClose} />
}
