import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { Result } from "../../protocol/refusal.ts"
import { isComposing } from "../app/is-composing.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { FormError } from "../look/form-error.tsx"
import { charactersOver, ReasonField } from "./reason-field.tsx"

interface Props {
  onSend: (reason: string | null) => Result<object>
  onCancel: () => void
}

/** Asks whoever found an answer bad for the reason. */
export function WhatWasWrong({ onSend, onCancel }: Props) {
  const [reason, setReason] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isTooLong = charactersOver(reason) > 0
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.form?.scrollIntoView({ block: "nearest" })
  }, [])

  function send(event: FormEvent): void {
    event.preventDefault()
    if (isTooLong) return field.current?.focus()
    const taken = onSend(reason.trim() === "" ? null : reason.trim())
    setProblem(taken.ok ? null : sayRefusal(taken.refusal))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || isComposing(event.nativeEvent)) return
    event.stopPropagation()
    onCancel()
  }

  return (
    <form className="wrong form" onSubmit={send} onKeyDown={onKeyDown}>
      <ReasonField
        ref={field}
        label="What was wrong?"
        hint="You need not say. The team reads it."
        rows={2}
        reason={reason}
        onChange={setReason}
      />
      {problem !== null && <FormError>{problem}</FormError>}
      <div className="actions">
        <button type="button" className="button quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button" aria-disabled={isTooLong}>
          Send
        </button>
      </div>
    </form>
  )
}
