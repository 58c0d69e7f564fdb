import { type ReactNode, useEffect, useRef } from "react"
import "./caret-menu.css"

interface Props {
  id: string
  /** What the list holds. */
  label: string
  /** One for each choice, in their order. */
  options: { id: string; inside: ReactNode }[]
  /** The one that Enter chooses. */
  at: number
  onChoose: (place: number) => void
}

/** What can be put where the caret is, above the field in which one writes. The keyboard stays in the field. */
export function CaretMenu({ id, label, options, at, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" })
  }, [at])
  return (
    <>
      <p className="sr" role="status">
        {options.length > 0 && `${options.length} at hand. The arrows walk, Enter chooses.`}
      </p>
      {options.length > 0 && (
        // What scrolls has to be reachable. In the field Tab goes on choosing.
        <div
          ref={list}
          id={id}
          className="caret-menu"
          role="listbox"
          aria-label={label}
          tabIndex={0}
          // The field keeps the focus, also when the list is scrolled by its bar.
          onPointerDown={event => event.preventDefault()}
        >
          {options.map((option, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and says which option is meant
            <div
              key={option.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              onClick={() => onChoose(place)}
            >
              {option.inside}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
