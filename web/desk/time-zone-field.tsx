import type { MouseEvent } from "react"
import type { FormPart } from "../app/form-part.ts"
import { Labelled } from "../look/labelled.tsx"
import { changeField } from "./change-field.ts"

/** The zone whose wall clock the hours are meant by. */
export function TimeZoneField({ values, errors }: FormPart) {
  const { timeZone = "UTC" } = values
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone

  function takeOurs({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>): void {
    const field = form?.elements.namedItem("timeZone")
    if (field instanceof HTMLSelectElement) changeField(field, here)
  }

  return (
    <Labelled
      label="Time zone"
      error={errors.timeZone}
      hint={
        here !== timeZone && (
          <button type="button" className="link" onClick={takeOurs}>
            Use this device’s, {spaced(here)}
          </button>
        )
      }
    >
      {control => (
        <select {...control} name="timeZone" defaultValue={timeZone}>
          {[...zones(timeZone, here)].map(([region, names]) => (
            <optgroup key={region} label={spaced(region)}>
              {names.map(name => (
                <option key={name} value={name}>
                  {spaced(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** Every zone under its region. A browser may list them under other names than the service: those in use are always there. */
function zones(...inUse: string[]): Map<string, string[]> {
  const names = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...inUse])
  return Map.groupBy([...names].toSorted(), name => (name.includes("/") ? name.slice(0, name.indexOf("/")) : "Other"))
}

const spaced = (name: string): string => name.replaceAll("_", " ")
