import { type ReactNode, useRef } from "react"
import { useLocation } from "wouter"
import { AccountMenu } from "../identity/account-menu.tsx"
import type { IconName } from "../look/icon.tsx"
import { useCommand } from "../palette/commands.ts"
import { Palette } from "../palette/palette.tsx"
import { useFollowPreferences } from "../preferences/use-follow-preferences.ts"
import { Availability } from "./availability.tsx"
import { manages, useWorkplace } from "./organization-context.ts"
import { places } from "./places.ts"
import { RailLink } from "./rail-link.tsx"
import { RailQueues } from "./rail-queues.tsx"
import { Switcher } from "./switcher.tsx"
import { useCurrentInView } from "./use-current-in-view.ts"
import { useOfferPlaces } from "./use-places.ts"

/** The first room: which organization, which queue, and the rest of the organization. */
export function Rail({ children }: { children?: ReactNode }) {
  const workplace = useWorkplace()
  const { organization } = workplace
  const base = `/dashboard/${organization.slug}`
  const links = useRef<HTMLDivElement>(null)
  useOfferPlaces()
  useCurrentInView(links, organization.id)
  useFollowPreferences()
  return (
    <nav className="rail" aria-label={organization.name}>
      <Switcher />
      <div ref={links} className="rail-links">
        <SearchLink to={`${base}/search`} />
        <RailQueues />
        <h2>Organization</h2>
        {places
          .filter(({ isManaging }) => !isManaging || manages(workplace))
          .map(({ path, words, icon }) => (
            <PageLink key={path} to={`${base}/${path}`} icon={icon}>
              {words}
            </PageLink>
          ))}
      </div>
      <div className="foot">
        <Availability />
        {children}
        <Palette />
        <AccountMenu className="up from-left" labelled />
      </div>
    </nav>
  )
}

/** The key leads there from everywhere beside the rail; where one searches already, into the search. */
function SearchLink({ to }: { to: string }) {
  const [, go] = useLocation()
  const run = () => {
    const box = document.querySelector<HTMLInputElement>("[data-search]")
    if (box === null) return go(to)
    box.focus()
    box.select()
  }
  useCommand({ id: "search", words: "Search", key: "/", group: "Go to", run })
  return (
    <PageLink to={to} icon="search">
      Search
    </PageLink>
  )
}

function PageLink({ to, icon, children }: { to: string; icon: IconName; children: string }) {
  const [path] = useLocation()
  return (
    <RailLink to={to} icon={icon} isCurrent={path === to || path.startsWith(`${to}/`)}>
      {children}
    </RailLink>
  )
}
