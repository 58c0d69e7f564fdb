import type { FormPart } from "../app/form-part.ts"
import { Field } from "../look/field.tsx"

/** What may be spent, in tokens. */
export function CapFields({ values, errors }: FormPart) {
  return (
    <section className="card form" aria-labelledby="caps">
      <h2 id="caps">What it may spend</h2>
      <p className="soft">
        In tokens, about three quarters of a word each. An answer takes 5,000 and more. Where less is left than it may
        take, your team answers.
      </p>
      <Field
        label="All conversations, each month"
        name="organizationTokensPerMonth"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.organizationTokensPerMonth}
        error={errors.organizationTokensPerMonth}
      />
      <Field
        label="One conversation"
        name="conversationTokens"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.conversationTokens}
        error={errors.conversationTokens}
      />
    </section>
  )
}
