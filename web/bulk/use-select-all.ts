import { useState } from "react"
import { bulkIds } from "../../protocol/bulk.ts"
import { limits } from "../../protocol/limits.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { type ListRef, searchOf } from "../live/list-ref.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { useBulk } from "./bulk-provider.tsx"

/** Selects everything that a list holds, also what has not been read. What it has come to is said in words. */
export function useSelectAll({ queue, filter }: ListRef) {
  const { organization } = useWorkplace()
  const work = useBulk()
  const [words, setWords] = useState<string | null>(null)

  async function selectAll(): Promise<void> {
    const search = searchOf(filter)
    search.set("queue", queue)
    const path = `/organizations/${organization.id}/conversations/ids?${search}`
    const answer = await call({ path, schema: bulkIds })
    if (!answer.ok) return setWords(say(answer.failure))
    work.selectAll(answer.value.ids)
    setWords(answer.value.isWhole ? null : `Only the first ${inDigits(limits.selectedMax)} can be selected at once.`)
  }
  return { words, selectAll: () => void selectAll() }
}
