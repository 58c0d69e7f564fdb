import { createContext, type ReactNode, use, useState, useSyncExternalStore } from "react"
import { bulkResult } from "../../protocol/bulk.ts"
import { call } from "../app/api.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { type BulkState, BulkWork } from "./bulk-work.ts"
import { useUndoOfOne } from "./use-undo-of-one.ts"

const BulkContext = createContext<BulkWork | null>(null)

/** What is selected in a console, for all its rooms. What is being done goes on when one looks at another queue. */
export function BulkProvider({ children }: { children: ReactNode }) {
  const { organization } = useWorkplace()
  const [work] = useState(() => bulkIn(organization.id))
  useUndoOfOne(work)
  return <BulkContext value={work}>{children}</BulkContext>
}

const bulkIn = (organizationId: string): BulkWork =>
  new BulkWork({
    post: (body, key) =>
      call({
        path: `/organizations/${organizationId}/conversations/bulk`,
        schema: bulkResult,
        method: "POST",
        body,
        key,
      }),
    wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
  })

export function useBulk(): BulkWork {
  const work = use(BulkContext)
  if (work === null) throw new Error("Used outside of a console")
  return work
}

export function useBulkState(): BulkState {
  const { subscribe, getSnapshot } = useBulk()
  return useSyncExternalStore(subscribe, getSnapshot)
}
