import type { Conversation } from "../../../protocol/conversation.ts"
import type { Disposition } from "../../../protocol/desk.ts"
import { useLine } from "../../organizations/line.ts"
import { Chooser } from "../../palette/chooser.tsx"
import { seenNow } from "../seen-now.ts"

interface Props {
  conversation: Conversation
  dispositions: readonly Disposition[]
  seen?: (() => number | null) | undefined
  onClose: () => void
}

const plain = "plain"

/** How it ended, for the reports. */
export function ResolvePicker({ conversation, dispositions, seen, onClose }: Props) {
  const line = useLine()
  const choices = [
    ...dispositions.map(({ id, name }) => ({ id, words: name })),
    { id: plain, words: "Resolve without saying how" },
  ]
  const choose = (id: string) => {
    const [number] = seenNow(seen)
    const disposition = id === plain ? {} : { disposition: id }
    line.act(conversation.id, { type: "resolve", ...disposition, ...(number !== undefined && { seen: number }) })
  }
  return <Chooser title="How did it end?" choices={choices} onChoose={choose} onClose={onClose} />
}
