import { type InputHTMLAttributes, type ReactNode, useId } from "react"
import { Icon } from "./icon.tsx"

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
  label: string
  name: string
  error?: string | undefined
  hint?: ReactNode
  /** Drawn around the input: a prefix, or a button inside it. */
  frame?: (input: ReactNode) => ReactNode
}

/** An input with its label, its hint and, beside it, what is wrong with it. */
export function Field({ label, name, error, hint, frame, ...input }: Props) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  const control = (
    <input
      {...input}
      id={id}
      name={name}
      aria-invalid={error ? true : undefined}
      aria-describedby={described === "" ? undefined : described}
    />
  )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {frame ? frame(control) : control}
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
