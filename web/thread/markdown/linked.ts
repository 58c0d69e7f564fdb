import { bareLinks } from "../links.ts"
import type { Inline } from "./inlines.ts"
import type { Reading } from "./tokens.ts"

/** Makes links of the addresses that stand in plain words; not inside a link, and not of one that is still coming. */
export function linked(list: readonly Inline[], reading: Reading): Inline[] {
  return list.flatMap((inline, index): Inline[] => {
    const isOpen = reading.isOpen && index === list.length - 1
    switch (inline.kind) {
      case "text":
        return addressesIn(inline.text, isOpen)
      case "strong":
      case "emphasis":
        return [{ ...inline, inside: linked(inline.inside, { ...reading, isOpen }) }]
      default:
        return [inline]
    }
  })
}

function addressesIn(text: string, isOpen: boolean): Inline[] {
  const found = bareLinks(text)
  return found.map((piece, index): Inline => {
    const isComing = isOpen && index === found.length - 1
    if (!("href" in piece) || isComing) return { kind: "text", text: piece.text }
    return { kind: "link", href: piece.href, host: piece.host, inside: [{ kind: "text", text: piece.text }] }
  })
}
