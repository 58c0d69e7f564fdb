import type { RefObject } from "react"
import { Avatar } from "../look/avatar.tsx"
import { useLineState } from "../organizations/line.ts"
import type { Assist } from "../thread/assist.ts"
import { useCaretMenu } from "../thread/use-caret-menu.tsx"
import { matesMeant, mentionAt } from "./mention.ts"

/** An @ in a note offers the colleagues who could be asked. */
export function useMentionMenu(field: RefObject<HTMLTextAreaElement | null>): Assist {
  const { team, viewer } = useLineState()
  const others = team.filter(({ id }) => id !== viewer?.userId)
  return useCaretMenu({
    field,
    label: "Colleagues",
    openingAt: mentionAt,
    meantBy: word => matesMeant(others, word),
    inside: ({ name, isOnline }) => (
      <>
        <Avatar name={name} here={isOnline} sizePx={24} />
        <b className="cut">{name}</b>
        <span className="soft cut">{isOnline ? "here" : "not here, is told all the same"}</span>
      </>
    ),
    textOf: ({ name }) => `@${name} `,
  })
}
