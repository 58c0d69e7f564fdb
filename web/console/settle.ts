/**
 * The order in which a list is shown. While a hand is on it (`held`), nothing that is shown moves or goes away; what is new
 * comes last. When the hand leaves, the list is what it should be.
 */
export function settle(shown: readonly string[], fresh: readonly string[], hold: "held" | "free"): readonly string[] {
  if (hold === "free") return same(shown, fresh) ? shown : fresh
  const known = new Set(shown)
  const added = fresh.filter(id => !known.has(id))
  return added.length === 0 ? shown : [...shown, ...added]
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index])
