import type { Organization } from "../../protocol/organization.ts"
import { Mark } from "../look/mark.tsx"

/** Where no message is yet: who one writes to, and what happens then. */
export function Welcome({ organization }: { organization: Organization }) {
  return (
    <div className="empty welcome">
      <Mark name={organization.name} sizePx={56} />
      <h2>How can {organization.name} help?</h2>
      <p>Write what it is about. You can leave this page: the answer is here when you come back.</p>
    </div>
  )
}
