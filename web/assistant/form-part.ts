import type { FormValues } from "../app/kept-form.ts"
import type { FormErrors } from "../app/use-form.ts"

/** What a group of fields begins with, and what is wrong with them. */
export interface FormPart {
  values: FormValues
  errors: FormErrors
}
