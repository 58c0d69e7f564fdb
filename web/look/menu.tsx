import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"

interface Props {
  /** Said by screen readers before the words on the button. */
  label: string
  button: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A button that opens a small panel of links and buttons. A disclosure, not an ARIA menu: Tab walks through it as through any list. */
export function Menu({ label, button, className = "", children }: Props) {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener("pointerdown", outside)
    return () => document.removeEventListener("pointerdown", outside)
  }, [open])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return
    event.stopPropagation()
    setOpen(false)
    opener.current?.focus()
  }

  function onBlur(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !whole.current?.contains(event.relatedTarget)) setOpen(false)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape and the focus leaving
    <div ref={whole} className={`menu ${className}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={opener}
        type="button"
        className="button quiet opener"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="sr">{label} </span>
        {button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a chosen link or button inside closes it */}
      <div id={id} className="panel" hidden={!open} onClick={closeAfterChoice}>
        {children}
      </div>
    </div>
  )

  function closeAfterChoice(event: { target: EventTarget }): void {
    if (event.target instanceof Element && event.target.closest("a")) setOpen(false)
  }
}
