import { Link } from "wouter"
import type { Organization } from "../../protocol/organization.ts"
import { Page } from "../app/page.tsx"
import { accentStyle } from "../look/accent.ts"

/** Staff answer their customers in the console; from this side they would write to themselves. */
export function StaffAtDoor({ organization }: { organization: Organization }) {
  return (
    <Page title={organization.name} width="narrow" style={accentStyle(organization.accent)}>
      <div className="card">
        <p>This is the door your customers use. You work here, so you answer them in the console.</p>
        <Link className="button primary large wide" href={`/dashboard/${organization.slug}/conversations`}>
          Open the console
        </Link>
      </div>
    </Page>
  )
}
