import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from "react"
import { isComposing } from "../app/is-composing.ts"
import type { Assist } from "./assist.ts"
import { CaretMenu } from "./caret-menu.tsx"

/** What was typed behind the sign that opens the menu, and where that stands in the text, sign included. */
export interface Opening {
  from: number
  to: number
  word: string
}

interface Offer<Item> {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  /** What is open where the caret is; null for nothing. */
  openingAt: (text: string, caret: number) => Opening | null
  /** What a word means, the likeliest first. */
  meantBy: (word: string) => Item[]
  inside: (item: Item) => ReactNode
  /** What takes the place of the opening. */
  textOf: (item: Item) => string
  onChosen?: (item: Item, from: number) => void
}

/**
 * A menu that a sign opens where one writes. The arrows walk, Enter or Tab choose, Escape leaves what was typed as it is.
 */
export function useCaretMenu<Item extends { id: string }>(offer: Offer<Item>): Assist {
  const id = useId()
  const [opening, setOpening] = useState<Opening | null>(null)
  /** Where Escape was pressed: the menu stays away from there. */
  const [left, setLeft] = useState<number | null>(null)
  const [place, setPlace] = useState(0)
  const shown = opening === null || opening.from === left ? [] : offer.meantBy(opening.word).slice(0, shownMax)
  const isOpen = shown.length > 0
  const at = Math.min(place, shown.length - 1)

  function choose(item: Item | undefined): void {
    const box = offer.field.current
    if (box === null || opening === null || item === undefined) return
    const text = offer.textOf(item)
    box.focus()
    box.setRangeText(text, opening.from, opening.to, "end")
    // React hears of what is typed by this event.
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }))
    setOpening(null)
    offer.onChosen?.(item, opening.from)
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || isComposing(event.nativeEvent) || event.shiftKey) return false
    switch (event.key) {
      case "ArrowDown":
        setPlace((at + 1) % shown.length)
        break
      case "ArrowUp":
        setPlace((at + shown.length - 1) % shown.length)
        break
      case "Enter":
      case "Tab":
        choose(shown[at])
        break
      case "Escape":
        setLeft(opening?.from ?? null)
        break
      default:
        return false
    }
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  function onCaret(text: string, caret: number): void {
    const next = offer.openingAt(text, caret)
    if (next?.word !== opening?.word) setPlace(0)
    if (next === null) setLeft(null)
    setOpening(next)
  }

  return {
    attributes: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${at}` : undefined,
    },
    menu: (
      <CaretMenu
        id={id}
        label={offer.label}
        options={shown.map(item => ({ id: item.id, inside: offer.inside(item) }))}
        at={at}
        onChoose={chosen => choose(shown[chosen])}
      />
    ),
    onKeyDown,
    onCaret,
    onLeave: () => setOpening(null),
  }
}

/** More are found by typing on. */
const shownMax = 8
