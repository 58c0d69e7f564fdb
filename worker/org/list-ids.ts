import type { BulkIds } from "../../protocol/bulk.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { View } from "../../protocol/view.ts"
import { checkNamed } from "./check-named.ts"
import type { Core } from "./core.ts"
import { type Counted, counted } from "./counted.ts"

/** The ids of what a view holds, for one of the staff: as many as a page selects. */
export function listIds(core: Core, viewer: Viewer, view: View): Counted<BulkIds> {
  const named = checkNamed(core, { labels: view.labels ?? [] })
  const read = counted(core, viewer, ({ conversations, clock }) => {
    const page = { viewerId: viewer.userId, now: clock.now(), limit: limits.selectedMax + 1 }
    const ids = conversations.idsIn(view, page)
    return { ids: ids.slice(0, limits.selectedMax), isWhole: ids.length <= limits.selectedMax }
  })
  return named.ok ? read : { ...named, quota: read.quota }
}
