import { useState } from "react"
import { z } from "zod"
import { createdInvitation, newInvitation } from "../../protocol/organization.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "./organization-context.ts"
import { rolesAscending, roleWords } from "./role-words.ts"

const form = newInvitation.extend({
  email: z.string().trim().pipe(z.email("Write an e-mail address like name@example.com.").max(254)),
})

export function InviteForm() {
  const { organization, role: ownRole } = useWorkplace()
  const [done, setDone] = useState<z.infer<typeof createdInvitation> | null>(null)
  const { errors, busy, bind } = useForm(form, async body => {
    setDone(null)
    const path = `/organizations/${organization.id}/invitations`
    const answer = await call({ path, method: "POST", body, schema: createdInvitation })
    if (!answer.ok) return { form: say(answer.failure) }
    await queryClient.invalidateQueries({ queryKey: ["invitations", organization.id] })
    setDone(answer.value)
    bind.ref.current?.reset()
    return null
  })
  return (
    <form className="form" aria-labelledby="invite" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field label="E-mail" name="email" type="email" autoComplete="off" inputMode="email" error={errors.email} />
      <fieldset className="fieldset">
        <legend>Role</legend>
        {rolesAscending
          .filter(one => one !== "owner" || ownRole === "owner")
          .map(one => (
            <label key={one} className="choice">
              <input type="radio" name="role" value={one} defaultChecked={one === "agent"} />
              <b>{roleWords[one].name}</b>
              <span className="hint">{roleWords[one].may}</span>
            </label>
          ))}
      </fieldset>
      <div className="actions">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {busy ? "Inviting" : "Send invitation"}
        </button>
      </div>
      <div role="status">{done && <p className={`notice ${done.mailed ? "calm" : ""}`}>{outcome(done)}</p>}</div>
    </form>
  )
}

const outcome = ({ email, mailed }: { email: string; mailed: boolean }): string =>
  mailed
    ? `${email} is invited. The letter is on its way.`
    : `${email} is invited, but the letter did not go out. Copy the link below and hand it over yourself.`
