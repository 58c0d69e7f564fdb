import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { limits } from "../../protocol/limits.ts"
import type { Result } from "../../protocol/refusal.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { FormError } from "../look/form-error.tsx"

interface Props {
  onSend: (reason: string | null) => Result<object>
  onCancel: () => void
}

/** Asks whoever found an answer bad for the reason. */
export function WhatWasWrong({ onSend, onCancel }: Props) {
  const [reason, setReason] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const over = reason.length - limits.reasonCharactersMax
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.form?.scrollIntoView({ block: "nearest" })
  }, [])

  function send(event: FormEvent): void {
    event.preventDefault()
    if (over > 0) return field.current?.focus()
    const taken = onSend(reason.trim() === "" ? null : reason.trim())
    setProblem(taken.ok ? null : sayRefusal(taken.refusal))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onCancel()
  }

  return (
    <form className="wrong field" onSubmit={send} onKeyDown={onKeyDown}>
      <label htmlFor={id}>What was wrong?</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        value={reason}
        aria-describedby={`${id}-hint`}
        aria-invalid={over > 0}
        onChange={event => setReason(event.target.value)}
      />
      <p className={over > 0 ? "error" : "hint"} id={`${id}-hint`}>
        {over > 0
          ? `${over} ${over === 1 ? "character" : "characters"} too long`
          : "You need not say. The team reads it."}
      </p>
      {problem !== null && <FormError>{problem}</FormError>}
      <div className="actions">
        <button type="button" className="button quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button" aria-disabled={over > 0}>
          Send
        </button>
      </div>
    </form>
  )
}
