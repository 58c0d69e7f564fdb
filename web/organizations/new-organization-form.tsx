import { useState } from "react"
import { useLocation } from "wouter"
import { newOrganization, organizationForCaller } from "../../protocol/organization.ts"
import { call, type Failure } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { type FormErrors, useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { AccentField, parleyAccent } from "./accent-field.tsx"
import { RegionField } from "./region-field.tsx"
import { suggestSlug } from "./slug.ts"
import { SlugField } from "./slug-field.tsx"
import "../look/organizations.css"

export function NewOrganizationForm() {
  const [, go] = useLocation()
  /** Null as long as the address follows the name. */
  const [ownSlug, setOwnSlug] = useState<string | null>(null)
  const [name, setName] = useState("")
  const [accent, setAccent] = useState(parleyAccent)
  const { errors, busy, bind } = useForm(newOrganization, async form => {
    const body = { ...form, accent: accent === parleyAccent ? null : accent }
    const answer = await call({ path: "/organizations", method: "POST", body, schema: organizationForCaller })
    if (!answer.ok) return refused(answer.failure)
    await queryClient.invalidateQueries({ queryKey: ["organizations"] })
    go(`/dashboard/${answer.value.slug}/team`)
    return null
  })
  return (
    <form className="form" aria-label="Start an organization" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field
        label="Name"
        name="name"
        autoComplete="organization"
        value={name}
        onChange={event => setName(event.target.value)}
        error={errors.name}
      />
      <SlugField value={ownSlug ?? suggestSlug(name)} onChange={setOwnSlug} error={errors.slug} />
      <RegionField />
      <AccentField value={accent} onChange={setAccent} />
      <button type="submit" className="button primary large" aria-disabled={busy}>
        {busy ? "Starting" : "Start the organization"}
      </button>
    </form>
  )
}

export function refused(failure: Failure): FormErrors {
  if (failure.kind === "refused" && failure.refusal.code === "slug_taken") return { slug: say(failure) }
  return { form: say(failure) }
}
