import { Link } from "wouter"
import { Icon } from "../look/icon.tsx"

/** On a narrow screen, where the rooms are screens: the way from a conversation to its queue. */
export function BackToList({ href }: { href: string }) {
  return (
    <Link href={href} className="button quiet icon-only back" aria-label="Back to the list">
      <Icon name="back" />
    </Link>
  )
}
