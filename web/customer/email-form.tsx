import { type FormEvent, useEffect, useRef, useState } from "react"
import { leaveEmail } from "../../protocol/work-command.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { useDraft } from "../thread/use-draft.ts"

interface Props {
  /** Where the address waits until it is sent. */
  draft: string
  /** Shown unasked: then it leaves the focus where it is. */
  isAsked: boolean
  /** True, or why not in words. */
  onSend: (email: string) => true | string
  /** Null: there is nothing to go back to. */
  onClose: (() => void) | null
}

/** One address. What is wrong with it is said beside it, once somebody has tried to send it. */
export function EmailForm({ draft, isAsked, onSend, onClose }: Props) {
  const [email, write] = useDraft(draft)
  const [problem, setProblem] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | undefined>()
  const form = useRef<HTMLFormElement>(null)
  const focus = () => form.current?.querySelector("input")?.focus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    if (!isAsked) focus()
  }, [])

  function send(event: FormEvent): void {
    event.preventDefault()
    const read = leaveEmail.shape.email.safeParse(email.trim())
    setWrong(read.success ? undefined : "Write a whole address, like name@example.com.")
    if (!read.success) return focus()
    const taken = onSend(read.data)
    setProblem(taken === true ? null : taken)
    if (taken === true) write("")
  }

  return (
    <form ref={form} className="form" onSubmit={send} noValidate>
      <Field
        label="Your e-mail address"
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        error={wrong}
        onChange={event => write(event.target.value)}
      />
      {problem !== null && <FormError>{problem}</FormError>}
      <div className="actions">
        <button type="submit" className="button primary">
          Send me the answer
        </button>
        {onClose && (
          <button type="button" className="button quiet" onClick={onClose}>
            Not now
          </button>
        )}
      </div>
    </form>
  )
}
