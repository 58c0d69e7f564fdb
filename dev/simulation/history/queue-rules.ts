import type { StoredConversation } from "../../../protocol/conversation.ts"
import { isStaff } from "../../../protocol/person.ts"
import { inOrder, matches, queue, queueViews, type View } from "../../../protocol/view.ts"
import { viewOf } from "../../../web/live/list-ref.ts"
import { savedView } from "../queue-deeds.ts"
import type { Page } from "./final-rules.ts"
import type { Findings } from "./findings.ts"
import type { FoldedLog } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"

interface Of {
  pages: readonly Page[]
  log: FoldedLog
  /** What the object finds in a view, in its order. */
  listed(view: View, viewerId: string): string[]
  now: number
}

/** At rest a queue shows what belongs there and nothing else, in its order: in the object, and in pages as far as they have read. */
export function judgeQueues(findings: Findings<SimulationRule>, { pages, log, listed, now }: Of): void {
  const all = [...log.conversations.values()].flatMap(({ states }) => states.slice(-1)).sort(inOrder)
  const staff = pages.filter(({ viewer }) => isStaff(viewer))
  for (const viewerId of new Set(staff.map(({ viewer }) => viewer.userId))) {
    for (const view of [...queue.options.map(name => queueViews[name]), savedView]) {
      const belong = all.filter(one => matches(view, one, { viewerId, now })).map(({ id }) => id)
      isList(findings, { who: `the object, for ${viewerId}`, view }, { shown: listed(view, viewerId), belong })
    }
  }
  for (const page of staff) showsItsLists(findings, page, { all, now })
}

function showsItsLists(
  findings: Findings<SimulationRule>,
  { name, viewer, state }: Page,
  { all, now }: { all: StoredConversation[]; now: number },
): void {
  for (const list of Object.values(state.lists)) {
    if (list.status !== "loaded") continue
    const view = viewOf(list.of)
    const { upTo } = list
    const isRead = (one: StoredConversation) => upTo === null || inOrder(one, upTo) <= 0
    const there = all.filter(one => isRead(one) && matches(view, one, { viewerId: viewer.userId, now }))
    isList(findings, { who: name, view }, { shown: list.rows, belong: there.map(({ id }) => id) })
  }
}

function isList(
  findings: Findings<SimulationRule>,
  { who, view }: { who: string; view: View },
  { shown, belong }: { shown: readonly string[]; belong: readonly string[] },
): void {
  const same = shown.join() === belong.join()
  findings.expect("queue", same, () => `${who} lists ${shown} in ${JSON.stringify(view)}, where ${belong} belong`)
}
