import type { Failure } from "../app/api.ts"
import { say } from "../app/say.ts"
import { sessionChanged, signUp } from "../app/session.ts"
import { type FormErrors, useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { passwordCharactersMin, signUpForm } from "./credentials.ts"
import { PasswordField } from "./password-field.tsx"

/** `email` is filled in when it is known, as it is for somebody who was invited. */
export function SignUpForm({ email, onDone }: { email?: string | undefined; onDone: () => void }) {
  const { errors, busy, bind } = useForm(signUpForm, async person => {
    const answer = await signUp(person)
    if (!answer.ok) return refused(answer.failure)
    await sessionChanged()
    onDone()
    return null
  })
  return (
    <form className="form" aria-label="Sign up" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field label="Name" name="name" autoComplete="name" hint="As others will see it." error={errors.name} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        defaultValue={email}
        error={errors.email}
      />
      <PasswordField
        purpose="new-password"
        hint={`${passwordCharactersMin} characters or more.`}
        error={errors.password}
      />
      <button type="submit" className="button primary large wide" aria-disabled={busy}>
        {busy ? "Making your account" : "Sign up"}
      </button>
    </form>
  )
}

function refused(failure: Failure): FormErrors {
  if (failure.kind === "refused" && failure.refusal.code === "already_exists") {
    return { email: "There is an account with this address. Sign in instead." }
  }
  return { form: say(failure) }
}
