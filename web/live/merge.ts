import type { Conversation, Receipt } from "../../protocol/conversation.ts"
import { know } from "./know.ts"
import type { Turn } from "./turn.ts"

/** Takes in a conversation as the service tells it, unless we have heard more since. Receipts only rise. */
export function merge(turn: Turn, theirs: Conversation, { receiptsOnly } = { receiptsOnly: false }): void {
  const ours = turn.state.conversations.get(theirs.id)
  const base = ours === undefined || (!receiptsOnly && isNewer(theirs, ours)) ? theirs : ours
  const receipts = {
    customer: later(theirs.receipts.customer, ours?.receipts.customer),
    staff: later(theirs.receipts.staff, ours?.receipts.staff),
  }
  know(turn, { ...base, receipts })
}

/** Staff compare the organization's numbers, which count notes too. */
function isNewer(theirs: Conversation, ours: Conversation): boolean {
  if (theirs.lastSeq !== undefined && ours.lastSeq !== undefined) return theirs.lastSeq >= ours.lastSeq
  return theirs.lastPosition >= ours.lastPosition
}

export const later = (a: Receipt, b: Receipt = { delivered: 0, read: 0 }): Receipt => ({
  delivered: Math.max(a.delivered, b.delivered),
  read: Math.max(a.read, b.read),
})
