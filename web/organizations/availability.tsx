import { z } from "zod"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { FormError } from "../look/form-error.tsx"
import { useOffer } from "../palette/commands.ts"
import { useLineState } from "./line.ts"
import { useWorkplace } from "./organization-context.ts"

/** Whether one takes what is assigned automatically. What one has, one keeps. */
export function Availability() {
  const { organization, user } = useWorkplace()
  const { team } = useLineState()
  const own = team.find(({ id }) => id === user.id)
  const { run, busy, failure } = useAction((isAvailable: boolean) =>
    call({
      path: `/organizations/${organization.id}/availability`,
      schema: z.unknown(),
      method: "PUT",
      body: { isAvailable },
    }),
  )
  const isAvailable = own?.isAvailable ?? true
  const change = () => run(!isAvailable)
  const words = isAvailable ? "Stop taking new conversations" : "Take new conversations"
  useOffer(own ? [{ id: "availability", words, group: "You", run: change }] : [])
  if (!own) return null
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={isAvailable}
        aria-disabled={busy}
        aria-label="Available: takes what is assigned automatically"
        title={isAvailable ? "You take what is assigned automatically" : "Nothing is assigned to you automatically"}
        className="button quiet availability"
        onClick={change}
      >
        <span className="dot" aria-hidden="true" />
        <span className="state">{isAvailable ? "Available" : "Not available"}</span>
      </button>
      {failure && <FormError>{say(failure)}</FormError>}
    </>
  )
}
