import { type FocusEvent, useMemo, useState } from "react"
import { settle } from "./settle.ts"

/** Holds a list still while the pointer or the keyboard's focus is on it. Spread `hold` on the list's element. */
export function useSettled(fresh: readonly string[]) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const [before, setBefore] = useState(fresh)
  const hold = pointed || focused ? "held" : "free"
  const { shown, arrived } = useMemo(() => settle(before, fresh, hold), [before, fresh, hold])
  // Set while drawing, so that no frame shows the order from before (react.dev, "storing information from previous renders").
  if (shown !== before) setBefore(shown)
  return {
    shown,
    arrived,
    /** Shows the list as it should be, whatever is on it: somebody asked for that. */
    take: () => setBefore(fresh),
    hold: {
      // A finger leaves when it lifts: what it touched may move again.
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      // A click leaves the focus behind as well; only the keyboard's focus is a hand on the list.
      onFocus: ({ target }: FocusEvent) => setFocused(target.matches(":focus-visible")),
      onBlur: () => setFocused(false),
    },
  }
}
