import type { Conversation } from "../../../protocol/conversation.ts"
import { useNow } from "../../app/use-now.ts"
import { moment } from "../../look/ago.ts"
import { useLine } from "../../organizations/line.ts"
import { Chooser } from "../../palette/chooser.tsx"
import { previewWords } from "../../thread/preview-words.ts"
import { useOthersOf } from "../use-others-of.ts"

/** Where it goes on: another conversation of the same customer that is not over. */
export function MergePicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const line = useLine()
  const now = useNow()
  const { others, status } = useOthersOf(conversation)
  const choices = others
    .filter(({ state, mergedInto }) => state.status !== "resolved" && mergedInto === undefined)
    .map(({ id, preview, updatedAt }) => ({
      id,
      words: preview === null ? "No messages" : previewWords(preview),
      hint: moment(updatedAt, now),
    }))
  return (
    <Chooser
      title={`Go on in another conversation of ${conversation.customer.name}`}
      choices={choices}
      onChoose={into => line.act(conversation.id, { type: "merge", into })}
      onClose={onClose}
      none={status === "pending" ? "Looking …" : "They have no other conversation that is not over."}
    />
  )
}
