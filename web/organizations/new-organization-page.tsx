import { Page } from "../app/page.tsx"
import { RequirePerson } from "../identity/require-person.tsx"
import { NewOrganizationForm } from "./new-organization-form.tsx"

export default function NewOrganizationPage() {
  return (
    <RequirePerson>
      {() => (
        <Page
          title="Start an organization"
          lead="You become its owner. Its public door opens at once; your team comes in by invitation."
          width="middling"
        >
          <div className="card">
            <NewOrganizationForm />
          </div>
        </Page>
      )}
    </RequirePerson>
  )
}
