import { useMemo } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { attributeVariable, fillIn, type ReplyValues } from "../../protocol/reply-variables.ts"
import type { Action } from "../../protocol/work-command.ts"
import { attributeText } from "../console/customer/attribute-text.ts"
import { useCustomer } from "../console/customer/customer-queries.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { macroWords } from "../macros/macro-words.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { useMacros, useReplies } from "./at-hand-queries.ts"

/** Something to be chosen: `text` is what it says of itself. */
export type AtHand = { id: string; name: string; text: string } & (
  | { kind: "reply"; filled: string; missing: string[] }
  | { kind: "macro"; actions: Action[] }
)

/** The team's replies, filled in for this conversation, and its macros. */
export function useAtHand({ customer, email }: Conversation): AtHand[] {
  const { organization, user } = useWorkplace()
  const replies = useReplies(organization.id).data
  const macros = useMacros(organization.id).data
  const desk = useDesk(organization.id).data?.desk
  const { team } = useLineState()
  const attributes = useCustomer({ organizationId: organization.id, customerId: customer.id }).data?.attributes
  return useMemo(() => {
    const values: ReplyValues = {
      "customer.name": customer.name,
      "customer.firstName": firstOf(customer.name),
      "customer.email": email ?? null,
      "agent.name": user.name,
      "agent.firstName": firstOf(user.name),
      "organization.name": organization.name,
      ...Object.fromEntries(
        Object.entries(attributes ?? {}).map(([key, value]) => [attributeVariable(key), attributeText(value)]),
      ),
    }
    return [
      ...(replies?.items ?? []).map(({ id, name, text }) => {
        const { text: filled, missing } = fillIn(text, values)
        return { kind: "reply" as const, id, name, text: filled, filled, missing }
      }),
      ...(macros?.items ?? []).map(({ id, name, actions }) => {
        return { kind: "macro" as const, id, name, actions, text: macroWords(actions, { desk, team }) }
      }),
    ]
  }, [replies, macros, desk, team, customer.name, email, attributes, user.name, organization.name])
}

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name
