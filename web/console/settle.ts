export interface Settled {
  /** What is shown, in this order. */
  shown: readonly string[]
  /** What belongs between or before rows that are shown, and waits until the hand leaves. */
  arrived: readonly string[]
}

const none: readonly string[] = []

/**
 * How a list is shown. While a hand is on it (`held`), nothing that is shown moves or goes away; what belongs after all of it
 * is added there, and what belongs elsewhere waits. When the hand leaves, the list is what it should be.
 */
export function settle(shown: readonly string[], fresh: readonly string[], hold: "held" | "free"): Settled {
  if (hold === "free" || shown.length === 0 || shown === fresh)
    return { shown: same(shown, fresh) ? shown : fresh, arrived: none }
  const known = new Set(shown)
  const end = fresh.findLastIndex(id => known.has(id)) + 1
  const arrived = fresh.filter((id, index) => index < end && !known.has(id))
  // When nothing is left of what was shown, nothing says where the rest belongs.
  if (end === 0) return { shown, arrived: fresh }
  return { shown: end === fresh.length ? shown : [...shown, ...fresh.slice(end)], arrived }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index])
