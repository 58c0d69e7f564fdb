import { type ReactNode, useRef, useState } from "react"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import type { AtHandNoun } from "./at-hand-queries.ts"
import { KeptRow } from "./kept-row.tsx"
import "./kept-list.css"

export interface Kept {
  id: string
  name: string
}

interface Props<Item extends Kept> {
  noun: AtHandNoun
  items: Item[]
  /** What one is called: "reply". */
  what: string
  max: number
  empty: string
  about: (item: Item) => ReactNode
  /** The form for one of them, or for a new one. */
  form: (item: Item | null, onDone: () => void) => ReactNode
}

/** What the team has at hand, one a row, each with its form in its place. */
export function KeptList<Item extends Kept>({ noun, items, what, max, empty, about, form }: Props<Item>) {
  const [isAdding, setAdding] = useState(false)
  const isFull = items.length >= max
  const whole = useRef<HTMLElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  useKeepFocus(whole, adder)
  return (
    <section ref={whole} className="card kept-list" aria-label={noun === "replies" ? "Canned replies" : "Macros"}>
      {isAdding ? (
        form(null, () => setAdding(false))
      ) : (
        <div className="actions">
          <button
            ref={adder}
            type="button"
            className="button primary"
            disabled={isFull}
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" />
            New {what}
          </button>
          <span className="soft small">{isFull && `There are ${inDigits(max)}: take one away first.`}</span>
        </div>
      )}
      {items.length === 0 && !isAdding && <p className="soft">{empty}</p>}
      <ul className="people">
        {items.map(item => (
          <KeptRow key={item.id} noun={noun} item={item} what={what} about={about(item)}>
            {onDone => form(item, onDone)}
          </KeptRow>
        ))}
      </ul>
    </section>
  )
}
