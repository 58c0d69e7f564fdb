import type { Conversation } from "../../../protocol/conversation.ts"
import type { Disposition } from "../../../protocol/desk.ts"
import { useLine } from "../../organizations/line.ts"
import { Chooser } from "../../palette/chooser.tsx"

interface Props {
  conversation: Conversation
  dispositions: readonly Disposition[]
  onClose: () => void
}

const plain = "plain"

/** How it ended, for the reports. */
export function ResolvePicker({ conversation, dispositions, onClose }: Props) {
  const line = useLine()
  const choices = [
    ...dispositions.map(({ id, name }) => ({ id, words: name })),
    { id: plain, words: "Resolve without saying how" },
  ]
  const choose = (id: string) =>
    line.act(conversation.id, { type: "resolve", ...(id !== plain && { disposition: id }) })
  return <Chooser title="How did it end?" choices={choices} onChoose={choose} onClose={onClose} />
}
