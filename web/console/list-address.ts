import { type ListRef, searchOf } from "../live/list-ref.ts"

/** Where a list stands, or a conversation that was opened from it: the way back leads to the same list. */
export function listAddress(slug: string, of: ListRef, conversationId?: string): string {
  const search = searchOf(of.filter).toString()
  const path = `/dashboard/${slug}/conversations/${of.queue}${conversationId === undefined ? "" : `/${conversationId}`}`
  return search === "" ? path : `${path}?${search}`
}
