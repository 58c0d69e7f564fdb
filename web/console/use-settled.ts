import { type FocusEvent, useState } from "react"
import { settle } from "./settle.ts"

/** Holds a list still while the pointer or the keyboard's focus is on it. Spread `hold` on the list's element. */
export function useSettled(fresh: readonly string[]) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const [shown, setShown] = useState(fresh)
  const next = settle(shown, fresh, pointed || focused ? "held" : "free")
  // Set while drawing, so that no frame shows the order from before (react.dev, "storing information from previous renders").
  if (next !== shown) setShown(next)
  const hold = {
    // A finger leaves when it lifts: what it touched may move again.
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    // A click leaves the focus behind as well; only the keyboard's focus is a hand on the list.
    onFocus: ({ target }: FocusEvent) => setFocused(target.matches(":focus-visible")),
    onBlur: () => setFocused(false),
  }
  return { shown: next, hold }
}
