import type { RefObject } from "react"
import { type AssistantStatus, assistantStatus } from "../../protocol/assistant.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { useKeptForm } from "../app/use-kept-form.ts"
import { FormError } from "../look/form-error.tsx"
import { SaveKept } from "../look/save-kept.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { assistantKey, assistantPath, readAssistantAgain } from "./assistant-queries.ts"
import { CapFields } from "./cap-fields.tsx"
import { ChangedMeanwhile } from "./changed-meanwhile.tsx"
import { HandOverFields } from "./hand-over-fields.tsx"
import { settingsShape, settingsValues } from "./settings-shape.ts"
import { VoiceFields } from "./voice-fields.tsx"

interface Props {
  status: AssistantStatus
  readAt: number
  /** Read by the sandbox, which tries what is on screen. */
  form: RefObject<HTMLFormElement | null>
}

export function AssistantForm({ status: { settings, revision }, readAt, form }: Props) {
  const { organization, user } = useWorkplace()
  const saved = settingsValues(settings)
  const kept = useKeptForm({
    name: `assistant of ${organization.id}`,
    userId: user.id,
    values: saved,
    readAt,
  })
  const { errors, busy, bind } = useForm(settingsShape, async changed => {
    const body = { ...changed, revision }
    const answer = await call({ path: assistantPath(organization.id), method: "PUT", body, schema: assistantStatus })
    if (!answer.ok) {
      // A colleague was first: what they saved is shown beside what is typed here.
      if (answer.failure.kind === "refused" && answer.failure.refusal.code === "stale")
        await readAssistantAgain(organization.id)
      return { form: say(answer.failure) }
    }
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
      {kept.isBehind && !busy && <ChangedMeanwhile saved={saved} typed={kept.values} />}
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
