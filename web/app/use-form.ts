import { type FormEvent, useEffect, useRef, useState } from "react"
import type { ZodType } from "zod"

/** What is wrong with a form: per field, and with the whole under `form`. */
export type FormErrors = Record<string, string>

/**
 * A plain form over a schema. What the schema or the service refuses is told beside the field, and the focus goes to the first
 * field that is wrong. `send` gives null when it is done, or the errors to show.
 */
export function useForm<T>(schema: ZodType<T>, send: (value: T) => Promise<FormErrors | null>) {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FormErrors>({})
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (Object.keys(errors).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    // The button that was pressed speaks too, where there are several.
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    const parsed = schema.safeParse(Object.fromEntries(new FormData(event.currentTarget, submitter)))
    if (!parsed.success) return setErrors(firstPerField(parsed.error.issues))
    setBusy(true)
    setErrors((await send(parsed.data)) ?? {})
    setBusy(false)
  }

  return { errors, busy, bind: { ref: form, onSubmit, noValidate: true } }
}

function firstPerField(issues: { path: PropertyKey[]; message: string }[]): FormErrors {
  const errors: FormErrors = {}
  for (const { path, message } of issues) errors[String(path[0] ?? "form")] ??= message
  return errors
}
