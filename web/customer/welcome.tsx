import type { Organization } from "../../protocol/organization.ts"
import { Mark } from "../look/mark.tsx"

interface Props {
  organization: Organization
  /** Whether an assistant answers here, as far as that is known. */
  hasAssistant?: boolean
}

/** Where no message is yet: who one writes to, and what happens then. */
export function Welcome({ organization, hasAssistant = false }: Props) {
  return (
    <div className="empty welcome">
      <Mark name={organization.name} sizePx={56} />
      <h2>How can {organization.name} help?</h2>
      {hasAssistant && <p>An AI assistant answers at once; a person is one tap away.</p>}
      <p>Write what it is about. You can leave this page: the answer is here when you come back.</p>
    </div>
  )
}
