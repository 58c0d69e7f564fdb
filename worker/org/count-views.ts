import type { Viewer } from "../../protocol/person.ts"
import type { View } from "../../protocol/view.ts"
import { checkNamed } from "./check-named.ts"
import type { Core } from "./core.ts"
import { type Counted, counted } from "./counted.ts"

/** How many conversations are in each of these views, as this person sees them; null where a label of the view is gone. */
export function countViews(
  core: Core,
  viewer: Viewer,
  views: Record<string, View>,
): Counted<Record<string, number | null>> {
  return counted(core, viewer, ({ conversations, clock }) => {
    const reading = { viewerId: viewer.userId, now: clock.now() }
    const counts = Object.entries(views).map(([id, view]) => {
      const isWhole = checkNamed(core, { labels: view.labels ?? [] }).ok
      return [id, isWhole ? conversations.count(view, reading) : null] as const
    })
    return Object.fromEntries(counts)
  })
}
