import { useEffect, useRef } from "react"
import { Icon } from "../look/icon.tsx"
import type { AtHand } from "./use-at-hand.ts"
import "./slash-menu.css"

interface Props {
  id: string
  items: AtHand[]
  /** The one that Enter chooses. */
  at: number
  onChoose: (item: AtHand) => void
}

/** What the team has at hand, above the field in which one writes. The keyboard stays in the field. */
export function SlashMenu({ id, items, at, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" })
  }, [at])
  return (
    <>
      <p className="sr" role="status">
        {items.length > 0 && `${items.length} at hand. The arrows walk, Enter chooses.`}
      </p>
      {items.length > 0 && (
        <div ref={list} id={id} className="slash-menu" role="listbox" aria-label="Canned replies and macros">
          {items.map((item, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and says which option is meant
            <div
              key={item.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              // The field keeps the focus.
              onPointerDown={event => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <Icon name={item.kind === "reply" ? "reply" : "macro"} />
              <b className="cut">{item.name}</b>
              <span className="soft cut">{item.text}</span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
