import { Link } from "wouter"
import { Icon } from "../look/icon.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"

export function BackToKnowledge() {
  const { organization } = useWorkplace()
  return (
    <Link href={`/dashboard/${organization.slug}/knowledge`} className="button quiet back-to-knowledge">
      <Icon name="back" /> All entries
    </Link>
  )
}
