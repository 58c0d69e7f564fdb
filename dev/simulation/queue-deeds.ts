import { queue, type View } from "../../protocol/view.ts"
import { listKey } from "../../web/live/list-ref.ts"
import { type Act, choose } from "./act.ts"
import { desk } from "./desk-faults.ts"
import type { Deed } from "./posting.ts"

/** A view that somebody keeps: what one label is on and is not over. */
export const savedView: View = {
  standing: ["open", "waiting", "claimed", "snoozed"],
  labels: desk.labels.slice(0, 1).map(({ id }) => id),
}

/** A queue that every console has; now and then what is filtered in one. */
function someList({ pick, amount }: Act): { queue: (typeof queue.options)[number]; filter?: View } {
  if (amount < 0.15) return { queue: "all", filter: savedView }
  return { queue: choose(queue.options, pick) ?? "all" }
}

export const queueDeeds: Record<string, Deed> = {
  "read a list": {
    weight: 4,
    done: (_play, client, act) => {
      const wanted = someList(act)
      const list = client.state.lists[listKey({ filter: {}, ...wanted })]
      client.happens({ type: list?.status === "loaded" ? "more_wanted" : "list_wanted", ...wanted })
      return true
    },
  },
}
