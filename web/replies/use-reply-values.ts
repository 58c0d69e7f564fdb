import { useMemo } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { attributeVariable, type ReplyValues } from "../../protocol/reply-variables.ts"
import { attributeText } from "../console/customer/attribute-text.ts"
import { useCustomer } from "../console/customer/customer-queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

/** What the variables of canned replies and macros stand for in this conversation. */
export function useReplyValues({ customer, email }: Conversation): ReplyValues {
  const { organization, user } = useWorkplace()
  const { data } = useCustomer({ organizationId: organization.id, customerId: customer.id })
  return useMemo(
    () => ({
      "customer.name": customer.name,
      "customer.firstName": firstOf(customer.name),
      // Where mail reaches them: what they left here, else the address of their account.
      "customer.email": email ?? data?.email ?? null,
      "agent.name": user.name,
      "agent.firstName": firstOf(user.name),
      "organization.name": organization.name,
      ...Object.fromEntries(
        Object.entries(data?.attributes ?? {}).map(([key, value]) => [attributeVariable(key), attributeText(value)]),
      ),
    }),
    [customer.name, email, data, user.name, organization.name],
  )
}

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name
