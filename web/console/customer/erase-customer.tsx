import { type FormEvent, useId, useRef, useState } from "react"
import { Link } from "wouter"
import { erasure } from "../../../protocol/erasure.ts"
import { call } from "../../app/api.ts"
import { say } from "../../app/say.ts"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../look/field.tsx"
import { FormError } from "../../look/form-error.tsx"
import { useModal } from "../../look/use-modal.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"

interface Props {
  customer: { id: string; name: string }
  onClose: () => void
}

/** Says what goes, and has the name typed: there is no way back. When it is done, the conversation vanishes from under it. */
export function EraseCustomer({ customer, onClose }: Props) {
  const { organization } = useWorkplace()
  const dialog = useRef<HTMLDialogElement>(null)
  useModal(dialog, { isOpen: true })
  const [typed, setTyped] = useState("")
  const id = useId()
  const path = `/organizations/${organization.id}/erasures`
  const erase = useAction(() => call({ path, method: "POST", body: { userId: customer.id }, schema: erasure }), onClose)
  const isSure = typed.trim() === customer.name.trim()

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isSure) void erase.run(undefined)
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form className="form" onSubmit={onSubmit}>
        <h2 id={`${id}-title`}>Erase {customer.name}</h2>
        <div>
          <p>These go for good, from everybody’s pages and from every copy that is kept:</p>
          <ul className="small">
            <li>all their conversations, with notes, drafts and scheduled messages in them</li>
            <li>attributes and notes about them, ratings, the address they left</li>
            <li>mail to them that has not gone out</li>
          </ul>
          <p className="small soft">
            Their account, if they have one, is theirs and stays. Reports count without these conversations from then
            on. How it goes is told under <Link href={`/dashboard/${organization.slug}/erasures`}>Erasures</Link>.
          </p>
        </div>
        {erase.failure && <FormError>{say(erase.failure)}</FormError>}
        <Field
          label={`Type “${customer.name}” to go on`}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setTyped(event.target.value)}
        />
        <div className="actions">
          <button type="button" className="button quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button danger" aria-disabled={!isSure || erase.busy}>
            {erase.busy ? "Erasing" : "Erase for good"}
          </button>
        </div>
      </form>
    </dialog>
  )
}
