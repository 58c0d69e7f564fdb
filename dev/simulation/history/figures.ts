import { check } from "./check.ts"
import type { History, Item, Observer, Sent } from "./history.ts"
import { maySee } from "./truth.ts"

/** What became of everything that was sent, in the few numbers that a reader wants. */
export interface Figures {
  sent: number
  /** How many of them everybody has seen who may. */
  seen: number
  /** Acknowledged or stored, and then missing: in the log, or for somebody who may see it. */
  lost: number
  duplicated: number
  reordered: number
  archived: number
}

export function figures(history: History): Figures {
  const found = new Map<string, number>(check(history).map(({ rule, count }) => [rule, count]))
  const count = (...rules: string[]): number => rules.reduce((sum, rule) => sum + (found.get(rule) ?? 0), 0)
  const stored = history.log && idsOf(history.log)
  const archived = idsOf(history.archive ?? [])
  const eyes = history.observers.map(observer => ({ observer, seen: idsOf(everythingSeenBy(observer)) }))
  const isSeen = (item: Sent): boolean =>
    eyes.every(({ observer, seen }) => seen.has(item.id) || !maySee(observer, item))
  const isMissing = (item: Sent): boolean => {
    const isStored = stored === null ? item.outcome === "acknowledged" : stored.has(item.id)
    return isStored ? !isSeen(item) : item.outcome === "acknowledged"
  }
  return {
    sent: history.sent.length,
    seen: history.sent.filter(isSeen).length,
    lost: history.sent.filter(isMissing).length,
    duplicated: count("duplicated", "repeated", "phantom"),
    reordered: count("reordered", "moved"),
    archived: history.sent.filter(({ id }) => archived.has(id)).length,
  }
}

export const isPerfect = ({ sent, lost, duplicated, reordered, archived }: Figures): boolean =>
  lost + duplicated + reordered === 0 && archived === sent

const idsOf = (items: readonly Item[]): Set<string> => new Set(items.map(({ id }) => id))

const everythingSeenBy = ({ connections, shows }: Observer): Item[] => [
  ...connections.flatMap(({ snapshot, heard }) => [...(snapshot ?? []), ...heard]),
  ...(shows ?? []),
]
