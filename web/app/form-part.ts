import type { FormValues } from "./kept-form.ts"
import type { FormErrors } from "./use-form.ts"

/** What a group of fields begins with, and what is wrong with them. */
export interface FormPart {
  values: FormValues
  errors: FormErrors
}
