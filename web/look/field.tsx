import type { InputHTMLAttributes, ReactNode } from "react"
import { Labelled } from "./labelled.tsx"

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
  label: string
  error?: string | undefined
  hint?: ReactNode
  /** Drawn around the input: a prefix, or a button inside it. */
  frame?: (input: ReactNode) => ReactNode
}

/** A line of text to fill in. */
export function Field({ label, error, hint, frame = input => input, ...input }: Props) {
  return (
    <Labelled label={label} error={error} hint={hint}>
      {control => frame(<input {...input} {...control} />)}
    </Labelled>
  )
}
