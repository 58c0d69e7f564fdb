import { type ReactNode, useEffect, useRef } from "react"
import { Link, useLocation } from "wouter"
import type { Queue } from "../../protocol/view.ts"
import { useShortcut } from "../console/use-shortcut.ts"
import { AccountMenu } from "../identity/account-menu.tsx"
import { Icon, type IconName } from "../look/icon.tsx"
import { useCounts } from "./line.ts"
import { useWorkplace } from "./organization-context.ts"
import { Switcher } from "./switcher.tsx"

/** The first room: which organization, which queue, and the rest of the organization. */
export function Rail({ children }: { children?: ReactNode }) {
  const { organization } = useWorkplace()
  const counts = useCounts()
  const base = `/dashboard/${organization.slug}`
  return (
    <nav className="rail" aria-label={organization.name}>
      <Switcher />
      <div className="rail-links">
        <SearchLink to={`${base}/search`} />
        {queueLinks.map(({ queue, icon, words }) => (
          <RailLink key={queue} to={`${base}/conversations/${queue}`} icon={icon} count={counts?.[queue]}>
            {words}
          </RailLink>
        ))}
        <h2>Organization</h2>
        <RailLink to={`${base}/knowledge`} icon="book">
          Knowledge
        </RailLink>
        <RailLink to={`${base}/assistant`} icon="spark">
          Assistant
        </RailLink>
        <RailLink to={`${base}/desk`} icon="desk">
          Desk
        </RailLink>
        <RailLink to={`${base}/team`} icon="people">
          Team
        </RailLink>
        <RailLink to={`${base}/settings`} icon="settings">
          Settings
        </RailLink>
      </div>
      <div className="foot">
        {children}
        <AccountMenu className="up from-left" labelled />
      </div>
    </nav>
  )
}

/** The key leads there from everywhere beside the rail; where one searches already, into the search. */
function SearchLink({ to }: { to: string }) {
  const [, go] = useLocation()
  useShortcut("/", () => {
    const box = document.querySelector<HTMLInputElement>("[data-search]")
    if (box === null) return go(to)
    box.focus()
    box.select()
  })
  return (
    <RailLink to={to} icon="search">
      Search
    </RailLink>
  )
}

const queueLinks: { queue: Queue; icon: IconName; words: string }[] = [
  { queue: "waiting", icon: "clock", words: "Waiting" },
  { queue: "mine", icon: "person", words: "Mine" },
  { queue: "mentions", icon: "at", words: "Mentions" },
  { queue: "unassigned", icon: "tray", words: "Unassigned" },
  { queue: "all", icon: "talk", words: "All open" },
  { queue: "snoozed", icon: "moon", words: "Snoozed" },
  { queue: "resolved", icon: "check", words: "Resolved" },
]

interface RailLinkProps {
  to: string
  icon: IconName
  count?: number | undefined
  children: string
}

function RailLink({ to, icon, count, children }: RailLinkProps) {
  const [path] = useLocation()
  const current = path === to || path.startsWith(`${to}/`)
  const link = useRef<HTMLAnchorElement>(null)
  // On a phone the links are a row that scrolls.
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [current])
  return (
    <Link ref={link} href={to} aria-current={current ? "page" : undefined} title={children}>
      <Icon name={icon} />
      <span>{children}</span>
      {count !== undefined && count > 0 && (
        <b>
          {count}
          <span className="sr"> conversations</span>
        </b>
      )}
    </Link>
  )
}
