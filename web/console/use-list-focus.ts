import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react"
import { drawnRows } from "./drawn-rows.ts"

interface Shown {
  rows: readonly string[]
  from: number
  to: number
  reveal: (index: number) => void
  heading: RefObject<HTMLElement | null>
}

/** Keeps the focus on its row wherever that goes, and hands it to a neighbour when the row leaves the list. */
export function useListFocus(list: RefObject<HTMLElement | null>, { rows, from, to, reveal, heading }: Shown) {
  const [focused, setFocused] = useState<string | null>(null)
  const at = focused === null ? -1 : rows.indexOf(focused)
  const was = useRef(at)

  const goTo = useCallback(
    (index: number) => {
      reveal(index)
      rowOf(list.current, rows[index])?.focus({ preventScroll: true })
    },
    [list, rows, reveal],
  )

  useLayoutEffect(() => {
    const [before, lost] = [was.current, focused !== null && at === -1]
    if (!lost) was.current = at
    if (!lost || document.activeElement !== document.body) return
    const next = rowOf(list.current, rows[Math.min(Math.max(before, 0), rows.length - 1)])
    ;(next ?? heading.current)?.focus({ preventScroll: true })
  }, [list, heading, rows, focused, at])

  return {
    places: drawnRows(rows.length, { from, to }, at),
    goTo,
    focus: {
      onFocus: ({ target }: FocusEvent) => {
        const id = target.closest<HTMLElement>("[data-row]")?.dataset.row ?? null
        was.current = id === null ? -1 : rows.indexOf(id)
        setFocused(id)
      },
      // A row that is taken away, and a window that is left, do not say where the focus goes: it is not somewhere else yet.
      onBlur: ({ relatedTarget }: FocusEvent) => {
        if (relatedTarget !== null) setFocused(null)
      },
    },
  }
}

const rowOf = (list: HTMLElement | null, id: string | undefined): HTMLElement | null =>
  id === undefined ? null : (list?.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? null)
