import { type ReactNode, useId } from "react"
import { Icon } from "./icon.tsx"

/** What an input, a text or a choice takes to be known by its label, its hint and its fault. */
interface Control {
  id: string
  "aria-invalid": true | undefined
  "aria-describedby": string | undefined
}

interface Props {
  label: string
  error?: string | undefined
  hint?: ReactNode
  children: (control: Control) => ReactNode
}

/** A control with its label, its hint and, beside it, what is wrong with it. */
export function Labelled({ label, error, hint, children }: Props) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described === "" ? undefined : described,
      })}
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
