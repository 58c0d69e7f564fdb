import { useMemo } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { attributeVariable, type ReplyValues } from "../../protocol/reply-variables.ts"
import { attributeText } from "../console/customer/attribute-text.ts"
import { useCustomer } from "../console/customer/customer-queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

/** What the variables of canned replies and macros stand for in this conversation. */
export function useReplyValues({ customer, email }: Conversation): ReplyValues {
  const { organization, user } = useWorkplace()
  const attributes = useCustomer({ organizationId: organization.id, customerId: customer.id }).data?.attributes
  return useMemo(
    () => ({
      "customer.name": customer.name,
      "customer.firstName": firstOf(customer.name),
      "customer.email": email ?? null,
      "agent.name": user.name,
      "agent.firstName": firstOf(user.name),
      "organization.name": organization.name,
      ...Object.fromEntries(
        Object.entries(attributes ?? {}).map(([key, value]) => [attributeVariable(key), attributeText(value)]),
      ),
    }),
    [customer.name, email, attributes, user.name, organization.name],
  )
}

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name
