import { isUnread } from "../../protocol/conversation.ts"
import { workOf } from "../../protocol/work.ts"
import type { OrganizationState } from "../live/state.ts"

/** How many conversations wait for this person: those that wait for anybody, theirs with something unread, and those they are asked into. */
export function countOf(
  { conversations, queues }: Pick<OrganizationState, "conversations" | "queues">,
  userId: string,
): number {
  let count = queues?.waiting ?? 0
  for (const one of conversations.values()) {
    const isMine = one.state.status === "claimed" && one.state.agent.id === userId && isUnread(one, "staff")
    const isAsked = one.state.status !== "waiting" && workOf(one).mentioned.includes(userId)
    if (isMine || isAsked) count += 1
  }
  return count
}
