import { type FormEvent, type KeyboardEvent, useState } from "react"
import { limits } from "../../protocol/limits.ts"
import type { Result } from "../../protocol/refusal.ts"
import { isComposing } from "../app/is-composing.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { FormError } from "../look/form-error.tsx"
import "./change-words.css"

interface Props {
  label: string
  was: string
  /** Called when something else is meant than before. */
  onSave: (text: string) => Result<object>
  /** It is saved, or given up. */
  onClose: () => void
}

/** What somebody wrote, to be corrected. */
export function EditForm({ label, was, onSave, onClose }: Props) {
  const [text, setText] = useState(was)
  const [problem, setProblem] = useState<string | null>(null)
  const cannotBe = text.trim() === "" || text.length > limits.messageCharactersMax

  function save(event: FormEvent): void {
    event.preventDefault()
    if (cannotBe) return
    const taken = text === was ? ({ ok: true } as const) : onSave(text)
    if (taken.ok) onClose()
    else setProblem(sayRefusal(taken.refusal))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || isComposing(event.nativeEvent)) return
    event.stopPropagation()
    onClose()
  }

  return (
    <form className="edit-words" onSubmit={save} onKeyDown={onKeyDown}>
      <textarea
        aria-label={label}
        value={text}
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: it was asked for a moment ago, and the button that asked is gone
        autoFocus
        onChange={event => setText(event.target.value)}
      />
      {problem !== null && <FormError>{problem}</FormError>}
      <span className="actions">
        <button type="submit" className="button primary" disabled={cannotBe}>
          Save
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </span>
    </form>
  )
}
