import { useLocation } from "wouter"
import { listAddress } from "../console/list-address.ts"
import { queueWords } from "../console/queue-words.ts"
import { type PageCommand, useOffer } from "../palette/commands.ts"
import { listOfView, useViews } from "../views/view-queries.ts"
import { manages, useWorkplace } from "./organization-context.ts"
import { places, queuePlaces } from "./places.ts"

/** Everywhere one can go in the organization, for the palette. */
export function useOfferPlaces(): void {
  const workplace = useWorkplace()
  const { id, slug } = workplace.organization
  const views = useViews(id)
  const [, go] = useLocation()
  const to = (address: string, words: string): PageCommand => ({
    id: address,
    words: `Go to ${words}`,
    group: "Go to",
    run: () => go(address),
  })
  useOffer([
    ...queuePlaces.map(({ queue }) => to(listAddress(slug, { queue, filter: {} }), queueWords[queue].name)),
    ...views.map(view => to(listAddress(slug, listOfView(view)), view.name)),
    ...places
      .filter(({ isManaging }) => !isManaging || manages(workplace))
      .map(({ path, words }) => to(`/dashboard/${slug}/${path}`, words)),
    ...(manages(workplace) ? [to(`/dashboard/${slug}/erasures`, "Erasures")] : []),
  ])
}
