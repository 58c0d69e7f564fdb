import type { ReactNode, RefObject, TextareaHTMLAttributes } from "react"
import { Labelled } from "./labelled.tsx"

interface Props extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> {
  label: string
  error?: string | undefined
  hint?: ReactNode
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** A text of several lines. It grows with what is in it. */
export function TextField({ label, error, hint, rows = 3, ...text }: Props) {
  return (
    <Labelled label={label} error={error} hint={hint}>
      {control => (
        // A field that grows with its text does not look at its rows.
        <textarea {...text} {...control} rows={rows} style={{ minHeight: `${rows * 1.5 + 1.25}em` }} />
      )}
    </Labelled>
  )
}
