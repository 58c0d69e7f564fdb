import { type KeyboardEvent, type RefObject, useId, useState } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Assist } from "../thread/assist.ts"
import { meantBy, type Slash, slashAt } from "./slash.ts"
import { SlashMenu } from "./slash-menu.tsx"
import { type AtHand, useAtHand } from "./use-at-hand.ts"

/**
 * A slash offers what the team has at hand: canned replies, filled in where one writes, and macros. The arrows walk, Enter or Tab
 * choose, Escape leaves what was typed as it is.
 */
export function useSlashMenu(
  conversation: Conversation,
  { field, onMacro }: { field: RefObject<HTMLTextAreaElement | null>; onMacro: (macro: AtHand) => void },
): Assist {
  const id = useId()
  const [slash, setSlash] = useState<Slash | null>(null)
  /** Where Escape was pressed: the menu stays away from there. */
  const [left, setLeft] = useState<number | null>(null)
  const [place, setPlace] = useState(0)
  const items = useAtHand(conversation)
  const shown = slash === null || slash.from === left ? [] : meantBy(items, slash.word).slice(0, shownMax)
  const isOpen = shown.length > 0
  const at = Math.min(place, shown.length - 1)

  function choose(item: AtHand): void {
    const box = field.current
    if (box === null || slash === null) return
    const text = item.kind === "reply" ? item.filled : ""
    box.focus()
    box.setRangeText(text, slash.from, slash.to, "end")
    // React hears of what is typed by this event.
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }))
    selectBlank(box, slash.from, item)
    setSlash(null)
    if (item.kind === "macro") onMacro(item)
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    const chosen = shown[at]
    if (!isOpen || chosen === undefined || event.nativeEvent.isComposing || event.shiftKey) return false
    switch (event.key) {
      case "ArrowDown":
        setPlace((at + 1) % shown.length)
        break
      case "ArrowUp":
        setPlace((at + shown.length - 1) % shown.length)
        break
      case "Enter":
      case "Tab":
        choose(chosen)
        break
      case "Escape":
        setLeft(slash?.from ?? null)
        break
      default:
        return false
    }
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  function onCaret(text: string, caret: number): void {
    const next = slashAt(text, caret)
    if (next?.word !== slash?.word) setPlace(0)
    if (next === null) setLeft(null)
    setSlash(next)
  }

  return {
    attributes: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${at}` : undefined,
    },
    menu: <SlashMenu id={id} items={shown} at={at} onChoose={choose} />,
    onKeyDown,
    onCaret,
  }
}

/** More are found by typing on. */
const shownMax = 8

/** What could not be filled in is selected, so that typing takes its place. */
function selectBlank(box: HTMLTextAreaElement, from: number, item: AtHand): void {
  const blank = item.kind === "reply" ? item.missing[0] : undefined
  if (blank === undefined) return
  const start = box.value.indexOf(blank, from)
  if (start >= 0) box.setSelectionRange(start, start + blank.length)
}
