import { useMemo, useRef, useState } from "react"
import { correctionsIn } from "../../protocol/corrections.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { Result } from "../../protocol/refusal.ts"
import { Confirm } from "../look/confirm.tsx"
import { useModal } from "../look/use-modal.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useOffer } from "../palette/commands.ts"
import { EditForm } from "./edit-form.tsx"

/** What one wrote last here can be corrected or taken back by name, wherever one is in the thread. */
export function LastWords({ conversationId, viewerId }: { conversationId: string; viewerId: string }) {
  const line = useLine()
  const { threads } = useLineState()
  const thread = threads[conversationId]
  const entries = thread?.status === "loaded" ? thread.entries : nothing
  const last = useMemo(() => lastOf(viewerId, entries), [viewerId, entries])
  const [doing, setDoing] = useState<"nothing" | "editing" | "deleting">("nothing")
  useOffer(
    last === null
      ? []
      : [
          {
            id: "edit",
            words: `Edit the ${last.what} you wrote last`,
            group: "Writing",
            run: () => setDoing("editing"),
          },
          {
            id: "delete",
            words: `Delete the ${last.what} you wrote last`,
            group: "Writing",
            run: () => setDoing("deleting"),
          },
        ],
  )
  if (last === null || doing === "nothing") return null
  const { entryId, what, text } = last
  const stop = () => setDoing("nothing")
  if (doing === "editing") {
    const save = (to: string) => line.act(conversationId, { type: "edit", entryId, text: to })
    return <EditDialog title={`Edit the ${what} you wrote last`} was={text} onSave={save} onClose={stop} />
  }
  return (
    <Confirm
      open
      title={`Delete the ${what} you wrote last?`}
      action="Delete"
      onConfirm={() => {
        line.act(conversationId, { type: "delete", entryId })
        stop()
      }}
      onClose={stop}
    >
      “{text.slice(0, 200)}” is gone for everybody. That there was a {what} stays.
    </Confirm>
  )
}

interface DialogProps {
  title: string
  was: string
  onSave: (text: string) => Result<object>
  onClose: () => void
}

function EditDialog({ title, was, onSave, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useModal(dialog, { isOpen: true })
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      <EditForm label={title} was={was} onSave={onSave} onClose={onClose} />
    </dialog>
  )
}

const nothing: readonly Entry[] = []

function lastOf(viewerId: string, entries: readonly Entry[]) {
  const corrections = correctionsIn(entries)
  for (const { id, author, body } of entries.toReversed()) {
    if (author.id !== viewerId || (body.type !== "message" && body.type !== "note")) continue
    const text = corrections.has(id) ? corrections.get(id)?.text : body.text
    if (text === null || text === undefined || body.isDeleted) continue
    return { entryId: id, what: body.type, text }
  }
  return null
}
