import type { Operation } from "../../protocol/command.ts"
import { useLine } from "../organizations/line.ts"
import { useOffer } from "../palette/commands.ts"
import { staffDraft, takeDraftAlong } from "../thread/use-draft.ts"

/** Puts a reply that was overtaken into the field again: what is new may ask for other words. */
export function ChangeIt({
  overtaken: { operation },
  onTaken,
}: {
  overtaken: { operation: Operation }
  onTaken: () => void
}) {
  const line = useLine()
  const change = () => {
    if (operation.command.type !== "send") return
    takeDraftAlong(staffDraft("message", operation.conversationId), operation.command.text)
    line.discard(operation.id)
    onTaken()
  }
  useOffer([{ id: "change", words: "Change the reply that was not sent", group: "Writing", run: change }])
  return (
    <button type="button" className="link" onClick={change}>
      Change it
    </button>
  )
}
