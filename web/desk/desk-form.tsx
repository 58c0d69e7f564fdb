import { type FormEvent, useState } from "react"
import { type Desk, type DeskRead, deskRead } from "../../protocol/desk.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { useKeptForm, valuesOf } from "../app/use-kept-form.ts"
import { FormError } from "../look/form-error.tsx"
import { SaveKept } from "../look/save-kept.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { AutomaticFields } from "./automatic-fields.tsx"
import { ChangedMeanwhile } from "./changed-meanwhile.tsx"
import { deskKey, deskPath, readDeskAgain } from "./desk-queries.ts"
import { deskShape } from "./desk-shape.ts"
import { deskValues } from "./desk-values.ts"
import { FilingFields } from "./filing-fields.tsx"
import { HoursFields } from "./hours-fields.tsx"
import { TargetFields } from "./target-fields.tsx"

interface Props {
  kept: DeskRead
  readAt: number
}

/** Where owners and admins set the rules. What is typed is kept on this device until it is saved or thrown away. */
export function DeskForm({ kept: { desk, revision }, readAt }: Props) {
  const { organization, user } = useWorkplace()
  const saved = deskValues(desk)
  const kept = useKeptForm({ name: `desk of ${organization.id}`, userId: user.id, values: saved, readAt })
  const [onScreen, setOnScreen] = useState<Desk | null>(() => deskShape.safeParse(kept.values).data ?? null)
  const { errors, busy, bind } = useForm(deskShape, async changed => {
    const body = { desk: changed, revision }
    const answer = await call({ path: deskPath(organization.id), method: "PUT", body, schema: deskRead })
    if (!answer.ok) {
      // A colleague was first: what they saved is shown beside what is typed here.
      if (answer.failure.kind === "refused" && answer.failure.refusal.code === "stale")
        await readDeskAgain(organization.id)
      return { form: say(answer.failure) }
    }
    kept.settle(deskValues(answer.value.desk))
    queryClient.setQueryData(deskKey(organization.id), answer.value)
    return null
  })

  function onInput(event: FormEvent<HTMLFormElement>): void {
    kept.onInput(event)
    setOnScreen(deskShape.safeParse(valuesOf(event.currentTarget)).data ?? null)
  }

  const part = { values: kept.values, errors }
  return (
    <form key={kept.round} className="form desk" aria-label="Rules for the team" onInput={onInput} {...bind}>
      <FormError>{errors.form}</FormError>
      {kept.isBehind && !busy && <ChangedMeanwhile saved={saved} typed={kept.values} />}
      <HoursFields {...part} onScreen={onScreen} />
      <TargetFields {...part} onScreen={onScreen} />
      <AutomaticFields {...part} />
      <FilingFields {...part} />
      <SaveKept
        kept={kept}
        busy={busy}
        words={{ dirty: "Not saved yet; kept on this device.", saved: "Saved. It counts from now on." }}
      />
    </form>
  )
}
