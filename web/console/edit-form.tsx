import { useState } from "react"
import { limits } from "../../protocol/limits.ts"
import "./change-words.css"

interface Props {
  label: string
  was: string
  onSave: (text: string) => void
  onCancel: () => void
}

/** What somebody wrote, to be corrected. */
export function EditForm({ label, was, onSave, onCancel }: Props) {
  const [text, setText] = useState(was)
  const cannotBe = text.trim() === "" || text.length > limits.messageCharactersMax
  return (
    <form
      className="edit-words"
      onSubmit={event => {
        event.preventDefault()
        if (!cannotBe) onSave(text)
      }}
      onKeyDown={event => {
        if (event.key !== "Escape") return
        event.stopPropagation()
        onCancel()
      }}
    >
      <textarea
        aria-label={label}
        value={text}
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: it was asked for a moment ago, and the button that asked is gone
        autoFocus
        onChange={event => setText(event.target.value)}
      />
      <span className="actions">
        <button type="submit" className="button primary" disabled={cannotBe}>
          Save
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </span>
    </form>
  )
}
