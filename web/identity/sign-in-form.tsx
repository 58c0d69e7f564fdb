import { say } from "../app/say.ts"
import { sessionChanged, signIn } from "../app/session.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { signInForm } from "./credentials.ts"
import { PasswordField } from "./password-field.tsx"

export function SignInForm({ onDone }: { onDone: () => void }) {
  const { errors, busy, bind } = useForm(signInForm, async credentials => {
    const answer = await signIn(credentials)
    if (!answer.ok) return { form: say(answer.failure) }
    await sessionChanged()
    onDone()
    return null
  })
  return (
    <form className="form" aria-label="Sign in" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field label="E-mail" name="email" type="email" autoComplete="username" inputMode="email" error={errors.email} />
      <PasswordField purpose="current-password" error={errors.password} />
      <button type="submit" className="button primary large wide" aria-disabled={busy}>
        {busy ? "Signing in" : "Sign in"}
      </button>
    </form>
  )
}
