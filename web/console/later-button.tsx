import { Icon } from "../look/icon.tsx"
import { useCommand } from "../palette/commands.ts"
import { staffDraft, useDraft } from "../thread/use-draft.ts"

interface Props {
  conversationId: string
  onLater: () => void
  /** There is nothing yet to be sent. */
  onNothing: () => void
}

/** Beside Send. */
export function LaterButton({ conversationId, onLater, onNothing }: Props) {
  const [text] = useDraft(staffDraft("message", conversationId))
  const isReady = text.trim() !== ""
  const run = isReady ? onLater : onNothing
  useCommand({ id: "later", words: "Send later", key: "D", group: "Writing", run })
  return (
    <button
      type="button"
      className="button quiet icon-only"
      aria-label="Send later"
      aria-haspopup="dialog"
      aria-keyshortcuts="D"
      aria-disabled={!isReady}
      title="Send later (D)"
      onClick={run}
    >
      <Icon name="clock" />
    </button>
  )
}
