import { useMemo } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { fillIn } from "../../protocol/reply-variables.ts"
import type { Action } from "../../protocol/work-command.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { filledIn } from "../macros/filled-in.ts"
import { macroWords } from "../macros/macro-words.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { useMacros, useReplies } from "./at-hand-queries.ts"
import { useReplyValues } from "./use-reply-values.ts"

/** Something to be chosen: `text` is what it says of itself. */
export type AtHand = { id: string; name: string; text: string } & (
  | { kind: "reply"; filled: string; missing: string[] }
  | { kind: "macro"; actions: Action[] }
)

/** The team's replies, filled in for this conversation, and its macros. */
export function useAtHand(conversation: Conversation): AtHand[] {
  const { organization } = useWorkplace()
  const replies = useReplies(organization.id).data
  const macros = useMacros(organization.id).data
  const desk = useDesk(organization.id).data?.desk
  const { team } = useLineState()
  const values = useReplyValues(conversation)
  return useMemo(
    () => [
      ...(replies?.items ?? []).map(({ id, name, text }) => {
        const { text: filled, missing } = fillIn(text, values)
        return { kind: "reply" as const, id, name, text: filled, filled, missing }
      }),
      ...(macros?.items ?? []).map(({ id, name, actions }) => {
        return {
          kind: "macro" as const,
          id,
          name,
          actions,
          text: macroWords(filledIn(actions, values).actions, { desk, team }),
        }
      }),
    ],
    [replies, macros, desk, team, values],
  )
}
