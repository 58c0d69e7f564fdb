import { useQuery } from "@tanstack/react-query"
import { organizationForCaller } from "../../protocol/organization.ts"
import { call } from "../app/api.ts"
import { useSettledValue } from "../app/use-settled-value.ts"
import { Field } from "../look/field.tsx"
import { isSlug } from "./slug.ts"

interface Props {
  value: string
  onChange: (value: string) => void
  /** The address that the organization has already; free for itself. */
  current?: string
  error?: string | undefined
}

/** The organization's address, with word on whether it is free while one types. */
export function SlugField({ value, onChange, current, error }: Props) {
  const settled = useSettledValue(value)
  const { data: free } = useQuery({
    queryKey: ["slug", settled],
    queryFn: ({ signal }) => isFree(settled, signal),
    enabled: isSlug(settled) && settled !== current,
  })
  return (
    <Field
      label="Address"
      name="slug"
      value={value}
      onChange={event => onChange(event.target.value)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      error={
        error ?? (free === false && settled === value ? "This address is taken by another organization." : undefined)
      }
      hint={<span role="status">{hint()}</span>}
      frame={input => (
        <div className="with-prefix">
          <span>{location.host}/o/</span>
          {input}
        </div>
      )}
    />
  )

  function hint(): string {
    if (value === "" || value === current)
      return "Customers write to you there. Lower-case letters, digits and hyphens."
    if (!isSlug(value)) return "Lower-case letters, digits and hyphens; no hyphen at either end."
    return free === true && settled === value ? "This address is free." : "Customers write to you there."
  }
}

/** Nothing at the address means that it can be had. Null while we cannot tell; the service decides when it is sent. */
async function isFree(slug: string, signal: AbortSignal): Promise<boolean | null> {
  const answer = await call({ path: `/organizations/${slug}`, schema: organizationForCaller, signal })
  if (answer.ok) return false
  return answer.failure.kind === "refused" && answer.failure.refusal.code === "not_found" ? true : null
}
