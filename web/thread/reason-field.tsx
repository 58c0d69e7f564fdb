import type { RefObject } from "react"
import { limits } from "../../protocol/limits.ts"
import { counted } from "../look/counted.ts"
import { TextField } from "../look/text-field.tsx"

interface Props {
  label: string
  hint: string
  rows: number
  reason: string
  onChange: (reason: string) => void
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** A reason, in a few words; it says when they become too many. */
export function ReasonField({ hint, reason, onChange, ...field }: Props) {
  const over = charactersOver(reason)
  const error = `${counted(over, "character")} too long`
  return (
    <TextField
      {...field}
      {...(over > 0 ? { error } : { hint })}
      value={reason}
      onChange={event => onChange(event.target.value)}
    />
  )
}

/** By how many characters a reason is too long. */
export const charactersOver = (reason: string): number => Math.max(0, reason.length - limits.reasonCharactersMax)
