import { type ReactNode, useRef } from "react"
import { useModal } from "./use-modal.ts"

interface Props {
  open: boolean
  title: string
  /** What will be done, as the button says it. */
  action: string
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks before something that cannot be taken back. The browser's own dialog keeps the focus inside and gives it back. */
export function Confirm({ open, title, action, onConfirm, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useModal(dialog, { isOpen: open })
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      <div>{children}</div>
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="button danger" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </dialog>
  )
}
