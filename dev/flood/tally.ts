/** One person's messages in the order they were sent. */
export interface Sent {
  sender: string
  messages: { id: string }[]
}

/** A message as somebody saw it; the list it is in has the order it was seen in. */
export interface Seen {
  id: string
  sender: string
}

export interface Figures {
  sent: number
  seen: number
  lost: number
  duplicated: number
  reordered: number
  archived: number
}

/** Counts what became of what was sent: on the watcher's socket, and in the archive. */
export function tally(sent: Sent[], seen: Seen[], archived: Seen[]): Figures {
  const ids = new Set(sent.flatMap(one => one.messages.map(message => message.id)))
  const distinct = (messages: Seen[]) => new Set(messages.map(({ id }) => id).filter(id => ids.has(id))).size
  // A message that nobody sent counts too: it would be a copy under another id.
  const surplus = (messages: Seen[]) => messages.length - distinct(messages)
  return {
    sent: ids.size,
    seen: distinct(seen),
    lost: ids.size - distinct(seen),
    duplicated: surplus(seen) + surplus(archived),
    reordered: reordered(sent, seen) + reordered(sent, archived),
    archived: distinct(archived),
  }
}

export const isPerfect = ({ sent, lost, duplicated, reordered, archived }: Figures): boolean =>
  lost + duplicated + reordered === 0 && archived === sent

/** How many messages came after one that their sender had sent later. */
function reordered(sent: Sent[], seen: Seen[]): number {
  const places = new Map(sent.flatMap(one => one.messages.map((message, place) => [message.id, place] as const)))
  const newest = new Map<string, number>()
  let moved = 0
  for (const { id, sender } of seen) {
    const place = places.get(id)
    if (place === undefined) continue
    const before = newest.get(sender) ?? -1
    if (place < before) moved += 1
    newest.set(sender, Math.max(before, place))
  }
  return moved
}
