import type { RefObject } from "react"
import { useShortcut } from "./use-shortcut.ts"

/** J and K walk the list; Enter opens, because rows are links. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useShortcut("j", () => walk(list.current, 1))
  useShortcut("k", () => walk(list.current, -1))
}

function walk(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
  const from = rows.findIndex(row => row.matches(list?.contains(document.activeElement) ? ":focus" : "[aria-current]"))
  rows[Math.min(Math.max(from + by, 0), rows.length - 1)]?.focus()
}
