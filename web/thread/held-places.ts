import type { Block } from "./blocks.ts"

/** The blocks in which a selection begins or ends, or in which the focus is: what is copied has to be there, and so has what is pressed. */
export function heldPlaces(list: HTMLElement, drawn: readonly Block[]): ReadonlySet<number> {
  const selection = document.getSelection()
  const selected = selection === null || selection.isCollapsed ? [] : [selection.anchorNode, selection.focusNode]
  const held = new Set<number>()
  for (const node of [...selected, document.activeElement]) {
    const row = rowOf(list, node)
    const number = row === null ? undefined : blockAt(drawn, [...list.children].indexOf(row))
    if (number !== undefined) held.add(number)
  }
  return held
}

function rowOf(list: HTMLElement, node: Node | null): Element | null {
  if (node === null || node === list || !list.contains(node)) return null
  let row: Node = node
  while (row.parentNode !== null && row.parentNode !== list) row = row.parentNode
  return row instanceof Element ? row : null
}

function blockAt(drawn: readonly Block[], index: number): number | undefined {
  let from = 0
  for (const { number, rows } of drawn) {
    from += rows.length
    if (index < from) return number
  }
  return undefined
}
