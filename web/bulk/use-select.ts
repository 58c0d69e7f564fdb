import { type RefObject, useCallback, useEffect, useRef } from "react"
import { useShortcut } from "../console/use-shortcut.ts"
import { withCommandKey } from "../look/command-key.ts"
import { useOffer } from "../palette/commands.ts"
import { useBulk } from "./bulk-provider.tsx"

export type Select = (id: string, reach: "one" | "range") => void

interface Rows {
  rows: readonly string[]
  openId: string | null
  goTo: (index: number) => void
  onAll: () => void
}

/**
 * Selecting by keyboard: X, on the row one is on or has open, and with Shift everything from the one chosen last. On a row, Space
 * does the same, Shift and an arrow takes the next one along, and Ctrl+A takes all.
 */
export function useSelect(list: RefObject<HTMLElement | null>, { rows, openId, goTo, onAll }: Rows): Select {
  const work = useBulk()
  const now = useRef(rows)
  const select = useCallback<Select>(
    (id, reach) => (reach === "one" ? work.toggle(id) : work.extend(now.current, id)),
    [work],
  )
  const rowInHand = () => document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null
  const selectInHand = (reach: "one" | "range") => {
    const id = rowInHand() ?? openId
    if (id !== null) select(id, reach)
  }
  useShortcut("x", event => selectInHand(event.shiftKey ? "range" : "one"))
  useOffer([
    {
      id: "select",
      words: "Select this conversation, or not any more",
      key: "X",
      group: "List",
      run: () => selectInHand("one"),
    },
    {
      id: "select-range",
      words: "Select everything up to here",
      key: "Shift X",
      group: "List",
      run: () => selectInHand("range"),
    },
    { id: "select-all", words: "Select all of this list", key: withCommandKey("A"), group: "List", run: onAll },
  ])

  const press = (event: KeyboardEvent): boolean => {
    const id = rowInHand()
    if (id === null) return false
    const isCommand = event.ctrlKey || event.metaKey
    if (event.key === " " && !isCommand) select(id, event.shiftKey ? "range" : "one")
    else if (event.key.toLowerCase() === "a" && isCommand && !event.shiftKey) onAll()
    else if (event.shiftKey && !isCommand && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const to = rows.indexOf(id) + (event.key === "ArrowDown" ? 1 : -1)
      const next = rows[to]
      if (next === undefined) return true
      if (!work.getSnapshot().selection.ids.has(id)) select(id, "one")
      goTo(to)
      select(next, "range")
    } else return false
    return true
  }
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
    now.current = rows
  })
  useEffect(() => {
    const element = list.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey && !event.defaultPrevented && latest.current(event)) event.preventDefault()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [list])
  return select
}
