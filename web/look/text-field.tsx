import { type ReactNode, type TextareaHTMLAttributes, useId } from "react"
import { Icon } from "./icon.tsx"

interface Props extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> {
  label: string
  name: string
  error?: string | undefined
  hint?: ReactNode
}

/** A text of several lines with its label, its hint and, beside it, what is wrong with it. It grows with what is in it. */
export function TextField({ label, name, error, hint, rows = 3, ...text }: Props) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        {...text}
        rows={rows}
        // A field that grows with its text does not look at its rows.
        style={{ minHeight: `${rows * 1.5 + 1.25}em` }}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  )
}
