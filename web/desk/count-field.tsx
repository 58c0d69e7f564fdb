import type { ReactNode } from "react"
import type { FormPart } from "../app/form-part.ts"
import { Labelled } from "../look/labelled.tsx"

interface Props {
  part: FormPart
  name: string
  label: string
  /** One is said, several are chosen from in the field `${name}Unit`. */
  units: readonly string[]
  hint?: ReactNode
}

/** A whole number with its unit; empty for none. */
export function CountField({ part: { values, errors }, name, label, units, hint }: Props) {
  return (
    <Labelled label={label} error={errors[name]} hint={hint}>
      {control => (
        <div className="count">
          <input {...control} name={name} inputMode="numeric" autoComplete="off" defaultValue={values[name]} />
          {units.length === 1 ? (
            <span className="soft">{units[0]}</span>
          ) : (
            <select name={`${name}Unit`} defaultValue={values[`${name}Unit`]} aria-label={`${label}: unit`}>
              {units.map(unit => (
                <option key={unit} value={unit}>
                  {unit}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </Labelled>
  )
}
