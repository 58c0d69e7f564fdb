import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { type SavedView, viewCounts, viewList } from "../../protocol/saved-view.ts"
import { query, queryClient } from "../app/queries.ts"
import { type ListRef, listKey, viewOf } from "../live/list-ref.ts"
import { useLineState } from "../organizations/line.ts"

export const viewsPath = (organizationId: string): string => `/organizations/${organizationId}/views`
export const viewsKey = (organizationId: string) => ["views", organizationId]

/** This person's views and the team's. A change of a colleague is told by the line, and read again. */
export const useViews = (organizationId: string): readonly SavedView[] =>
  useQuery(query(viewsKey(organizationId), { path: viewsPath(organizationId), schema: viewList })).data?.items ?? none

const none: readonly SavedView[] = []

/** A view is a list like any other: everything, filtered. */
export const listOfView = ({ view }: SavedView): ListRef => ({ queue: "all", filter: view })

/** The view that a list shows, if it was kept. */
export const viewIn = (views: readonly SavedView[], of: ListRef): SavedView | undefined => {
  const key = listKey({ queue: "all", filter: viewOf(of) })
  return views.find(one => listKey(listOfView(one)) === key)
}

/** How many conversations are in each view. Asked again when something has happened, and not more often than this. */
const countsEveryMs = 2_000
/** Who has waited long enough by now, nobody tells. */
const waitsEveryMs = 60_000

export function useViewCounts(organizationId: string, views: readonly SavedView[]): Record<string, number | null> {
  const { cursor } = useLineState()
  const key = [...viewsKey(organizationId), "counts"]
  const read = useQuery({
    ...query(key, { path: `${viewsPath(organizationId)}/counts`, schema: viewCounts }),
    enabled: views.length > 0,
    refetchInterval: views.some(({ view }) => view.waitMinutes !== undefined) && waitsEveryMs,
  })
  const { dataUpdatedAt } = read
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever happens may move a conversation into a view
  useEffect(() => {
    if (views.length === 0 || dataUpdatedAt === 0) return
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: key }),
      Math.max(0, dataUpdatedAt + countsEveryMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [cursor])
  return read.data?.counts ?? {}
}
