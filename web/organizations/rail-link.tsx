import { Link } from "wouter"
import { inDigits } from "../look/digits.ts"
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
          {inDigits(count)}
          <span className="sr"> {count === 1 ? "conversation" : "conversations"}</span>
        </b>
      )}
    </Link>
  )
}
