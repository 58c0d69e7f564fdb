import { type FormEvent, useState } from "react"
import { limits } from "../../../protocol/limits.ts"
import type { Answer } from "../../app/api.ts"
import { say } from "../../app/say.ts"
import { useAction } from "../../app/use-action.ts"
import { FormError } from "../../look/form-error.tsx"

interface Props {
  label: string
  text?: string
  save: (text: string) => Promise<Answer<unknown>>
  onClose: () => void
}

export function NoteForm({ label, text: before = "", save, onClose }: Props) {
  const [text, setText] = useState(before)
  const { run, busy, failure } = useAction(save, onClose)

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() !== "") void run(text)
  }

  return (
    <form className="attribute-form" onSubmit={onSubmit}>
      <textarea
        aria-label={label}
        ref={focusAtEnd}
        rows={3}
        value={text}
        maxLength={limits.customerNoteCharactersMax}
        onChange={event => setText(event.target.value)}
      />
      {failure && <FormError>{say(failure)}</FormError>}
      <div className="actions">
        <button type="submit" className="button small primary" aria-disabled={busy || text.trim() === ""}>
          Save
        </button>
        <button type="button" className="button small" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
