import { type FormEvent, useState } from "react"
import { useLocation } from "wouter"
import { z } from "zod"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "./organization-context.ts"

/** For owners. The address has to be typed, since there is no way back. */
export function DeleteOrganization() {
  const { organization } = useWorkplace()
  const [, go] = useLocation()
  const [typed, setTyped] = useState("")
  const remove = useAction(
    () => call({ path: `/organizations/${organization.id}`, method: "DELETE", schema: z.unknown() }),
    async () => {
      go("/", { replace: true })
      await queryClient.invalidateQueries()
    },
  )
  const isSure = typed === organization.slug

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isSure) void remove.run(undefined)
  }

  return (
    <form className="form" onSubmit={onSubmit} aria-labelledby="delete">
      <FormError>{remove.failure ? say(remove.failure) : undefined}</FormError>
      <Field
        label={`Type “${organization.slug}” to go on`}
        hint="The door closes, the team loses the console, and everything kept here is erased: conversations, customers, knowledge, reports. Nothing brings it back."
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={event => setTyped(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="button danger" aria-disabled={!isSure || remove.busy}>
          {remove.busy ? "Deleting" : "Delete for good"}
        </button>
      </div>
    </form>
  )
}
