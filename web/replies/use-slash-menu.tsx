import type { RefObject } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { Icon } from "../look/icon.tsx"
import type { Assist } from "../thread/assist.ts"
import { useCaretMenu } from "../thread/use-caret-menu.tsx"
import { meantBy, slashAt } from "./slash.ts"
import { type AtHand, useAtHand } from "./use-at-hand.ts"

/** A slash offers what the team has at hand: canned replies, filled in where one writes, and macros. */
export function useSlashMenu(
  conversation: Conversation,
  { field, onMacro }: { field: RefObject<HTMLTextAreaElement | null>; onMacro: (macro: AtHand) => void },
): Assist {
  const items = useAtHand(conversation)
  return useCaretMenu({
    field,
    label: "Canned replies and macros",
    openingAt: slashAt,
    meantBy: word => meantBy(items, word),
    inside: item => (
      <>
        <Icon name={item.kind === "reply" ? "reply" : "macro"} />
        <b className="cut">{item.name}</b>
        <span className="soft cut">{item.text}</span>
      </>
    ),
    textOf: item => (item.kind === "reply" ? item.filled : ""),
    onChosen: (item, from) => {
      if (field.current) selectBlank(field.current, from, item)
      if (item.kind === "macro") onMacro(item)
    },
  })
}

/** What could not be filled in is selected, so that typing takes its place. */
function selectBlank(box: HTMLTextAreaElement, from: number, item: AtHand): void {
  const blank = item.kind === "reply" ? item.missing[0] : undefined
  if (blank === undefined) return
  const start = box.value.indexOf(blank, from)
  if (start >= 0) box.setSelectionRange(start, start + blank.length)
}
