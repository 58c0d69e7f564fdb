import { Link } from "wouter"
import { Icon, type IconName } from "../look/icon.tsx"

interface Props {
  to: string
  icon: IconName
  isCurrent: boolean
  count?: number | null | undefined
  children: string
}

export function RailLink({ to, icon, isCurrent, count, children }: Props) {
  return (
    <Link href={to} aria-current={isCurrent ? "page" : undefined} title={children}>
      <Icon name={icon} />
      <span>{children}</span>
      {count !== undefined && count !== null && count > 0 && (
        <b>
          {count}
          <span className="sr"> conversations</span>
        </b>
      )}
    </Link>
  )
}
