import { type FormEvent, type RefObject, useId, useRef, useState } from "react"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { charactersOver, ReasonField } from "../thread/reason-field.tsx"
import { useHandOver } from "./hand-over.ts"

interface Props {
  /** True, or why not in words, which leaves the dialog open with what was written. */
  onAsk: (reason: string) => true | string | Promise<true | string>
  /** The button goes away when one has asked: somebody else has to take the focus. */
  onAsked?: () => void
  /** For another button that asks the same. */
  dialog?: RefObject<HTMLDialogElement | null>
}

/** Asks for a person, with the reason. */
export function AskPerson({ onAsk, onAsked, dialog: shared }: Props) {
  const own = useRef<HTMLDialogElement>(null)
  const dialog = shared ?? own
  const [reason, setReason] = useState("")
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  useHandOver(dialog, reason, setReason)
  const isReady = reason.trim() !== "" && charactersOver(reason) === 0 && !isAsking

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isReady) return
    setAsking(true)
    const asked = await onAsk(reason.trim())
    setAsking(false)
    setProblem(asked === true ? null : asked)
    if (asked !== true) return
    setReason("")
    dialog.current?.close()
    onAsked?.()
  }

  return (
    <>
      <button type="button" className="button ask-person" onClick={() => dialog.current?.showModal()}>
        <Icon name="person" />
        <span>Talk to a person</span>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
        <form className="form" onSubmit={ask}>
          <h2 id={`${id}-title`}>Talk to a person</h2>
          <ReasonField
            label="What is it about?"
            hint="A few words are enough. Whoever joins can read the whole conversation."
            rows={3}
            reason={reason}
            onChange={setReason}
          />
          {problem !== null && <FormError>{problem}</FormError>}
          <div className="actions">
            <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
              Not now
            </button>
            <button type="submit" className="button primary" aria-disabled={!isReady}>
              Ask for a person
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
