import { limits } from "../../protocol/limits.ts"
import { parley, type Viewer } from "../../protocol/person.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Core } from "./core.ts"
import { changeRole } from "./rights.ts"

interface Back {
  viewer: Viewer
  conversationId: string
  /** The one that the link was mailed to. */
  address: string
}

interface Organization {
  core: Pick<Core, "conversations" | "commands">
  sockets: Parameters<typeof changeRole>[0]
}

/**
 * A guest has followed the link in a mail, perhaps on another device, where they are another guest: this one conversation is theirs
 * there from now on, and not where it was. Of one that belongs to an account the account decides, and no link.
 */
export function bringBack({ core, sockets }: Organization, { viewer, conversationId, address }: Back): Result<object> {
  const { conversations, commands } = core
  const one = conversations.get(conversationId)
  if (one === null || one.email !== address) return refuse("bad_link")
  const { customer } = one
  if (customer.id === viewer.userId) return { ok: true }
  if (!customer.isGuest)
    return refuse("forbidden", "This conversation belongs to an account. Sign in with it to go on.")
  if (conversations.countOfCustomer(viewer.userId) >= limits.conversationsPerCustomerMax)
    return refuse("too_many_conversations")
  const { userId: id, name, isGuest } = viewer
  commands.happen(one, [{ author: parley, body: { type: "customer_changed", customer: { id, name, isGuest } } }])
  changeRole(sockets, { userId: customer.id })
  return { ok: true }
}
