import type { RefObject } from "react"
import { type AssistantSettings, assistantStatus } from "../../protocol/assistant.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { useKeptForm } from "../app/use-kept-form.ts"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { SaveKept } from "../look/save-kept.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { assistantKey, assistantPath } from "./assistant-queries.ts"
import { CapFields } from "./cap-fields.tsx"
import { HandOverFields } from "./hand-over-fields.tsx"
import { settingsShape, settingsValues } from "./settings-shape.ts"
import { VoiceFields } from "./voice-fields.tsx"

interface Props {
  settings: AssistantSettings
  readAt: number
  /** Read by the sandbox, which tries what is on screen. */
  form: RefObject<HTMLFormElement | null>
}

export function AssistantForm({ settings, readAt, form }: Props) {
  const { organization, user } = useWorkplace()
  const kept = useKeptForm({
    name: `assistant of ${organization.id}`,
    userId: user.id,
    values: settingsValues(settings),
    readAt,
  })
  const { errors, busy, bind } = useForm(settingsShape, async body => {
    const answer = await call({ path: assistantPath(organization.id), method: "PUT", body, schema: assistantStatus })
    if (!answer.ok) return { form: say(answer.failure) }
    kept.settle(settingsValues(answer.value.settings))
    queryClient.setQueryData(assistantKey(organization.id), answer.value)
    return null
  })
  const part = { values: kept.values, errors }
  return (
    <form
      key={kept.round}
      className="form"
      aria-label="Settings of the assistant"
      {...bind}
      ref={element => {
        bind.ref.current = element
        form.current = element
      }}
      onInput={kept.onInput}
    >
      <FormError>{errors.form}</FormError>
      {kept.isBehind && (
        <p className="notice" role="alert">
          <Icon name="alert" />
          <span>
            <b>Somebody has changed these settings since you began.</b> Saving puts yours in their place.
          </span>
        </p>
      )}
      <VoiceFields {...part} />
      <HandOverFields {...part} />
      <CapFields {...part} />
      <SaveKept
        kept={kept}
        busy={busy}
        words={{
          dirty: "Not saved yet; kept on this device. The sandbox tries it already.",
          saved: "Saved. It counts from the next answer on.",
        }}
      />
    </form>
  )
}
