import { type Conversation, isUnread, type Side } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import { merge } from "./merge.ts"
import type { OrganizationState } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

/** Tells what was received and read, together and not too often. */
export function tellReceipts(turn: Turn): void {
  const due = isLive(turn.state) ? dueReceipts(turn.state) : []
  const { told, tellAt } = turn.state.receipts
  if (due.length === 0) {
    if (tellAt !== null) turn.set({ receipts: { told, tellAt: null } })
  } else if (tellAt === null) {
    turn.set({ receipts: { told, tellAt: turn.now + limits.receiptsEveryMs } })
  } else if (turn.now >= tellAt) {
    const now = due.slice(0, limits.receiptsPerFrameMax)
    turn.say({ type: "receipts", receipts: now })
    const newlyTold = Object.fromEntries(now.map(({ conversationId, ...receipt }) => [conversationId, receipt]))
    const more = due.length > now.length ? turn.now + limits.receiptsEveryMs : null
    turn.set({ receipts: { told: { ...told, ...newlyTold }, tellAt: more } })
  }
}

export function onReceipts(turn: Turn, frame: Extract<DownFrame, { type: "receipts" }>): void {
  const known = turn.state.conversations.get(frame.conversationId)
  if (known === undefined) return
  merge(turn, { ...known, receipts: { customer: frame.customer, staff: frame.staff } }, { receiptsOnly: true })
}

function dueReceipts(state: OrganizationState): { conversationId: string; delivered: number; read: number }[] {
  const { viewer } = state
  if (viewer === null) return []
  const side: Side = isStaff(viewer) ? "staff" : "customer"
  const due = []
  for (const id of new Set([...state.owing, ...(state.watched === null ? [] : [state.watched])])) {
    const one = state.conversations.get(id)
    if (one === undefined || !isUnread(one, side)) continue
    const told = state.receipts.told[one.id]
    const before = {
      delivered: Math.max(one.receipts[side].delivered, told?.delivered ?? 0),
      read: Math.max(one.receipts[side].read, told?.read ?? 0),
    }
    const newest = side === "customer" ? one.lastFromOthers : one.lastFromCustomer
    const delivered = newest > before.delivered ? one.lastPosition : before.delivered
    const read = newest > before.read && isOnScreen(state, one.id) ? one.lastPosition : before.read
    if (delivered > before.delivered || read > before.read) {
      due.push({ conversationId: one.id, delivered: Math.max(delivered, read), read })
    }
  }
  return due
}

/** Staff answer for what they hold, or look at; that a colleague's page got a message means nothing to the customer. */
export function owes({ viewer }: OrganizationState, one: Conversation): boolean {
  if (viewer === null) return false
  if (!isStaff(viewer)) return isUnread(one, "customer")
  return one.state.status === "claimed" && one.state.agent.id === viewer.userId && isUnread(one, "staff")
}

const isOnScreen = ({ watched, visible, threads }: OrganizationState, id: string): boolean =>
  visible && watched === id && threads[id]?.status === "loaded"
