import { useState } from "react"
import { bulkIds } from "../../protocol/bulk.ts"
import { limits } from "../../protocol/limits.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { type ListRef, listKey, searchOf } from "../live/list-ref.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { useBulk, useBulkState } from "./bulk-provider.tsx"
import type { Selection } from "./selection.ts"

/** Selects everything that a list holds, also what has not been read. What it has come to is said until something else is selected. */
export function useSelectAll(of: ListRef) {
  const { queue, filter } = of
  const { organization } = useWorkplace()
  const work = useBulk()
  const { selection } = useBulkState()
  const [told, setTold] = useState<{ words: string | null; at: Selection } | null>(null)
  const tell = (words: string | null) => setTold({ words, at: work.getSnapshot().selection })

  async function selectAll(): Promise<void> {
    const search = searchOf(filter)
    search.set("queue", queue)
    const path = `/organizations/${organization.id}/conversations/ids?${search}`
    const answer = await call({ path, schema: bulkIds })
    if (!answer.ok) return tell(say(answer.failure))
    work.selectAll(answer.value.ids, listKey(of))
    tell(answer.value.isWhole ? null : `Only the first ${inDigits(limits.selectedMax)} can be selected at once.`)
  }
  return { words: told?.at === selection ? told.words : null, selectAll: () => void selectAll() }
}
