import { useEffect, useState } from "react"
import { z } from "zod"
import { newView, savedView } from "../../protocol/saved-view.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { useForm } from "../app/use-form.ts"
import { type ListRef, viewOf } from "../live/list-ref.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { useViews, viewIn, viewsKey, viewsPath } from "./view-queries.ts"

/** Keeps what a list is filtered by under a name, or lets go of it. */
export function KeepView({ of }: { of: ListRef }) {
  const { organization } = useWorkplace()
  const kept = viewIn(useViews(organization.id), of)
  const [isNaming, setIsNaming] = useState(false)
  if (kept !== undefined) return <KeptView key={kept.id} id={kept.id} name={kept.name} isShared={kept.isShared} />
  if (isNaming) return <NameView of={of} onDone={() => setIsNaming(false)} />
  return (
    <button type="button" className="button" onClick={() => setIsNaming(true)}>
      Keep as a view
    </button>
  )
}

const form = z.object({ name: newView.shape.name, isShared: z.literal("on").optional() })

function NameView({ of, onDone }: { of: ListRef; onDone: () => void }) {
  const workplace = useWorkplace()
  const { id } = workplace.organization
  const { errors, busy, bind } = useForm(form, async ({ name, isShared }) => {
    const body = { name, isShared: isShared === "on", view: viewOf(of) }
    const answer = await call({ path: viewsPath(id), method: "POST", body, schema: savedView })
    if (!answer.ok) return { form: say(answer.failure) }
    await queryClient.invalidateQueries({ queryKey: viewsKey(id) })
    onDone()
    return null
  })
  useEffect(() => bind.ref.current?.querySelector("input")?.focus(), [bind.ref])
  return (
    <form className="form keep-view" aria-label="Keep as a view" {...bind}>
      <FormError>{errors.form}</FormError>
      <Field label="Name of the view" name="name" autoComplete="off" error={errors.name} />
      {manages(workplace) && (
        <label className="choice">
          <input type="checkbox" name="isShared" /> <b>For the whole team</b>
        </label>
      )}
      <div className="actions">
        <button type="submit" className="button primary" aria-disabled={busy}>
          Keep
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function KeptView({ id, name, isShared }: { id: string; name: string; isShared: boolean }) {
  const workplace = useWorkplace()
  const { organization } = workplace
  const letGo = useAction(
    () => call({ path: `${viewsPath(organization.id)}/${id}`, method: "DELETE", schema: z.unknown() }),
    () => queryClient.invalidateQueries({ queryKey: viewsKey(organization.id) }),
  )
  return (
    <div className="keep-view">
      <p className="small soft">
        Kept as “{name}”{isShared && ", for the whole team"}.
      </p>
      <FormError>{letGo.failure === null ? undefined : say(letGo.failure)}</FormError>
      {(!isShared || manages(workplace)) && (
        <button type="button" className="button" aria-disabled={letGo.busy} onClick={() => letGo.run(undefined)}>
          Remove the view
        </button>
      )}
    </div>
  )
}
