import { useLocation, useSearch } from "wouter"
import { listAddress } from "../console/list-address.ts"
import { queueWords } from "../console/queue-words.ts"
import { filterIn } from "../live/list-ref.ts"
import { listOfView, useViewCounts, useViews, viewIn } from "../views/view-queries.ts"
import { useCounts } from "./line.ts"
import { useWorkplace } from "./organization-context.ts"
import { queuePlaces } from "./places.ts"
import { RailLink } from "./rail-link.tsx"

/** The lists that every console has, and the views that somebody has kept, each with how many are in it now. */
export function RailQueues() {
  const { organization } = useWorkplace()
  const counts = useCounts()
  const views = useViews(organization.id)
  const viewCounts = useViewCounts(organization.id, views)
  const [path] = useLocation()
  const search = useSearch()
  const base = `/dashboard/${organization.slug}/conversations`
  const open = queuePlaces.find(
    ({ queue }) => path === `${base}/${queue}` || path.startsWith(`${base}/${queue}/`),
  )?.queue
  const filter = filterIn(new URLSearchParams(search))
  const isFiltered = Object.keys(filter).length > 0
  const view = open !== undefined && isFiltered ? viewIn(views, { queue: open, filter }) : undefined
  return (
    <>
      {queuePlaces.map(({ queue, icon }) => (
        <RailLink
          key={queue}
          to={`${base}/${queue}`}
          icon={icon}
          isCurrent={queue === open && view === undefined}
          count={counts?.[queue]}
        >
          {queueWords[queue].name}
        </RailLink>
      ))}
      {views.length > 0 && <h2>Views</h2>}
      {views.map(one => (
        <RailLink
          key={one.id}
          to={listAddress(organization.slug, listOfView(one))}
          icon="filter"
          isCurrent={one.id === view?.id}
          count={viewCounts[one.id]}
        >
          {one.name}
        </RailLink>
      ))}
    </>
  )
}
