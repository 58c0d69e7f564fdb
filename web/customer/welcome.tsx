import type { Organization } from "../../protocol/organization.ts"
import { Mark } from "../look/mark.tsx"

interface Props {
  organization: Organization
  /** Who answers here besides people, as far as that is known. */
  assistant: { name: string } | null
}

/** Where no message is yet: who one writes to, and what happens then. */
export function Welcome({ organization, assistant }: Props) {
  return (
    <div className="empty welcome">
      <Mark name={organization.name} sizePx={56} />
      <h2>How can {organization.name} help?</h2>
      {assistant !== null && <p>{assistant.name} (AI) answers at once; a person is one tap away.</p>}
      <p>Write what it is about. You can leave this page: the answer is here when you come back.</p>
    </div>
  )
}
