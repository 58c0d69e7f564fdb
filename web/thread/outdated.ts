import type { TimelineItem } from "../live/timeline.ts"

/** Entries that a newer one of the same kind has taken the place of, by their ids: only the newest score of an end counts, and only the newest address. */
export function outdatedIn(items: readonly TimelineItem[]): ReadonlySet<string> {
  const outdated = new Set<string>()
  const newer = new Set<string>()
  for (const item of items.toReversed()) {
    if (item.kind !== "entry") continue
    const { type } = item.entry.body
    // What was said of an earlier end stays.
    if (type === "resolved") newer.delete("scored")
    if (type !== "scored" && type !== "email_left") continue
    if (newer.has(type)) outdated.add(item.id)
    newer.add(type)
  }
  return outdated
}
