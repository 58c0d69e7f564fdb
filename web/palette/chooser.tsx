import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"
import { isComposing } from "../app/is-composing.ts"
import { returnFocus } from "../look/return-focus.ts"
import { type Choice, narrowed } from "./choices.ts"
import "./palette.css"

interface Props {
  title: string
  choices: readonly Choice[]
  onChoose: (id: string, typed: string) => void
  onClose: () => void
  placeholder?: string
  /** More choices that come of what was typed. */
  made?: (typed: string) => Choice[]
  /** Said when nothing fits. */
  none?: string
  /** It stays open, so that several can be chosen. */
  isMultiple?: boolean
  /** Below the list. */
  children?: ReactNode
}

/**
 * A list in a dialog, narrowed by typing: a combobox after the ARIA pattern, whose list is always there. The arrows walk, Enter
 * chooses, Escape closes and gives the focus back.
 */
export function Chooser({ title, choices, onChoose, onClose, placeholder, made, none, isMultiple, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const shown = [...narrowed(choices, typed), ...(made?.(typed.trim()) ?? [])]
  const current = shown[Math.min(at, shown.length - 1)]

  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      returnFocus(before)
    }
  }, [])

  const currentId = current && id + current.id
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: "nearest" })
  }, [currentId])

  function choose({ id: chosen }: Choice): void {
    onChoose(chosen, typed.trim())
    if (isMultiple) return
    onClose()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent)) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    const walks = event.key.startsWith("Arrow") || typed === ""
    if (to !== undefined && walks) {
      event.preventDefault()
      return setAt((to + shown.length) % Math.max(shown.length, 1))
    }
    if (event.key !== "Enter") return
    event.preventDefault()
    if (current) choose(current)
  }

  return (
    <dialog
      ref={dialog}
      className="dialog chooser"
      aria-label={title}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={event => event.target === dialog.current && onClose()}
    >
      <div className="inside">
        <label htmlFor={`${id}typed`}>{title}</label>
        <input
          id={`${id}typed`}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div
          className="choices"
          id={`${id}list`}
          role="listbox"
          aria-label={title}
          aria-multiselectable={isMultiple || undefined}
        >
          {shown.map(choice => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
            <div
              key={choice.id}
              id={id + choice.id}
              role="option"
              tabIndex={-1}
              aria-selected={isMultiple ? choice.isOn === true : choice === current}
              className={choice === current ? "current" : undefined}
              onPointerMove={() => setAt(shown.indexOf(choice))}
              onClick={() => choose(choice)}
            >
              <Inside choice={choice} />
            </div>
          ))}
        </div>
        <p className="small soft none" role="status">
          {shown.length === 0 ? (none ?? "Nothing fits.") : ""}
        </p>
        {children}
      </div>
    </dialog>
  )
}

function Inside({ choice: { mark, words, hint, key, isOn } }: { choice: Choice }) {
  return (
    <>
      <span className="tick" aria-hidden="true">
        {isOn ? "✓" : ""}
      </span>
      {mark ?? <span className="words">{words}</span>}
      {hint !== undefined && <span className="soft hint">{hint}</span>}
      {isOn && <span className="sr">, chosen</span>}
      {key !== undefined && <kbd>{key}</kbd>}
    </>
  )
}
