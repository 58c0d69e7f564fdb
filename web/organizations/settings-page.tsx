import { useState } from "react"
import { useLocation } from "wouter"
import { organizationChange, organizationForCaller } from "../../protocol/organization.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { AccentField, parleyAccent } from "./accent-field.tsx"
import { DeleteOrganization } from "./delete-organization.tsx"
import { refused } from "./new-organization-form.tsx"
import { manages, useWorkplace } from "./organization-context.ts"
import { Room } from "./room.tsx"
import { SlugField } from "./slug-field.tsx"
import "../look/organizations.css"

export default function SettingsPage() {
  const workplace = useWorkplace()
  return (
    <Room title="Settings" lead="How your customers see you, and where they find you.">
      <section className="card" aria-label="Profile">
        {manages(workplace) ? <SettingsForm /> : <p className="soft">Owners and admins change the settings.</p>}
      </section>
      {workplace.role === "owner" && (
        <section className="card" aria-labelledby="delete">
          <h2 id="delete">Delete this organization</h2>
          <DeleteOrganization />
        </section>
      )}
    </Room>
  )
}

function SettingsForm() {
  const { organization } = useWorkplace()
  const [, go] = useLocation()
  const [slug, setSlug] = useState(organization.slug)
  const [accent, setAccent] = useState(organization.accent ?? parleyAccent)
  const [saved, setSaved] = useState(false)
  const { errors, busy, bind } = useForm(organizationChange, async form => {
    setSaved(false)
    const body = { ...form, accent: accent === parleyAccent ? null : accent }
    const path = `/organizations/${organization.id}`
    const answer = await call({ path, method: "PATCH", body, schema: organizationForCaller })
    if (!answer.ok) return refused(answer.failure)
    queryClient.setQueryData(["organization", answer.value.slug], { ...organization, ...answer.value })
    await queryClient.invalidateQueries({ queryKey: ["organizations"] })
    setSaved(true)
    if (answer.value.slug !== organization.slug) go(`/dashboard/${answer.value.slug}/settings`, { replace: true })
    return null
  })
  return (
    <form className="form" aria-label="Settings" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field label="Name" name="name" defaultValue={organization.name} error={errors.name} />
      <SlugField value={slug} onChange={setSlug} current={organization.slug} error={errors.slug} />
      {slug !== organization.slug && <p className="notice">Links to the old address stop working.</p>}
      <AccentField value={accent} onChange={setAccent} />
      <div className="actions">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {busy ? "Saving" : "Save"}
        </button>
        <span role="status" className="soft">
          {saved && "Saved."}
        </span>
      </div>
    </form>
  )
}
